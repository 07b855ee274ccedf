import { useTranslation } from 'react-i18next';
import { TextArea } from '../../ui/text-area.js';
import { TextField } from '../../ui/text-field.js';
import type { Draft } from '../drafts/use-draft.js';
import { InlineForm } from '../forms/inline-form.js';
import type { CannedDraft } from './canned-draft.js';
import type { Canned } from './use-canned.js';

export interface CannedFormProps {
  draft: Draft<CannedDraft>;
  carryOut: Canned['carryOut'];
}

/** Writes a canned response of one's own, or changes one. */
export function CannedForm({ draft, carryOut }: CannedFormProps) {
  const { t } = useTranslation('panel');
  const { value, change, clear } = draft;
  const save = async () => {
    const { id, title, text } = value;
    const said = { title: title.trim(), body: text, language: null };
    const saved = await carryOut((api) =>
      id ? api.cannedResponses.update.mutate({ id, ...said }) : api.cannedResponses.create.mutate(said),
    );
    if (saved) clear();
  };
  const empty = !value.title.trim() || !value.text.trim();
  return (
    <div className="pb-3">
      <InlineForm
        label={t('compose.editCanned')}
        onSubmit={save}
        onClose={() => change({ open: false })}
        disabled={empty}
      >
        <TextField
          label={t('compose.cannedTitle')}
          autoFocus
          maxLength={120}
          value={value.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          label={t('compose.cannedText')}
          rows={3}
          hint={t('compose.cannedHint', {
            example: '{{contact.first_name|there}}',
            interpolation: { skipOnVariables: true },
          })}
          value={value.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </InlineForm>
    </div>
  );
}
