import { useTranslation } from 'react-i18next';
import { TextArea } from '../../ui/text-area.js';
import { TextField } from '../../ui/text-field.js';
import type { Draft } from '../drafts/use-draft.js';
import { InlineForm } from '../forms/inline-form.js';
import type { SnippetDraft } from './snippet-draft.js';
import { type Snippet, withSnippet } from './snippets.js';

export interface SnippetFormProps {
  draft: Draft<SnippetDraft>;
  snippets: readonly Snippet[];
  store: (snippets: readonly Snippet[]) => Promise<void>;
}

export function SnippetForm({ draft, snippets, store }: SnippetFormProps) {
  const { t } = useTranslation('panel');
  const { value, change, clear } = draft;
  const save = async () => {
    const { id, title, text } = value;
    await store(withSnippet(snippets, { id, title: title.trim(), text }));
    clear();
  };
  const empty = !value.title.trim() || !value.text.trim();
  return (
    <div className="pb-3">
      <InlineForm
        label={t('compose.editSnippet')}
        onSubmit={save}
        onClose={() => change({ open: false })}
        disabled={empty}
      >
        <TextField
          label={t('compose.snippetTitle')}
          autoFocus
          value={value.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          label={t('compose.snippetText')}
          rows={3}
          value={value.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </InlineForm>
    </div>
  );
}
