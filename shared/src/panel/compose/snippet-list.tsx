import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { IconButton } from '../../ui/icon-button.js';
import { EditIcon, PlusIcon, TrashIcon } from '../../ui/icons/actions.js';
import { Section } from '../../ui/section.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { useToasts } from '../../ui/toasts.js';
import { useDraft } from '../drafts/use-draft.js';
import { noSnippet, type SnippetDraft } from './snippet-draft.js';
import { SnippetForm } from './snippet-form.js';
import type { Snippet } from './snippets.js';
import { useSnippets } from './use-snippets.js';

/** One's own texts: insert, write, change, delete. */
export function SnippetList({ onInsert }: { onInsert: (text: string) => void }) {
  const { t } = useTranslation('panel');
  const { snippets, store } = useSnippets();
  const { show } = useToasts();
  const draft = useDraft<SnippetDraft>('snippet', noSnippet);
  const begin = (snippet?: Snippet) => draft.change({ ...(snippet ?? { id: null }), open: true });
  useShortcuts([{ keys: 'n', label: t('compose.newSnippet'), group: t('keys.customer'), run: () => begin() }]);
  const remove = (snippet: Snippet) => {
    void store(snippets.filter(({ id }) => id !== snippet.id));
    show({ message: t('compose.snippetRemoved'), undo: () => void store(snippets) });
  };
  const action = (
    <IconButton
      small
      label={t('compose.newSnippet')}
      shortcut="n"
      icon={<PlusIcon size={14} />}
      onClick={() => begin()}
    />
  );
  return (
    <Section title={t('compose.snippets')} action={action}>
      {draft.value.open && <SnippetForm draft={draft} snippets={snippets} store={store} />}
      {snippets.length === 0 && !draft.value.open && <p className="text-faint">{t('compose.noSnippets')}</p>}
      <ul className="-mx-1 flex flex-col">
        {snippets.map((snippet) => (
          <li
            key={snippet.id}
            data-item
            className="flex items-start gap-1 rounded-md px-1 py-1 hover:bg-hover focus-within:bg-hover"
          >
            <div className="min-w-0 flex-1">
              <p className="break-words font-medium">{snippet.title}</p>
              <p className="line-clamp-2 break-words text-faint text-small">{snippet.text}</p>
            </div>
            <Button
              size="small"
              data-row
              onClick={() => onInsert(snippet.text)}
              aria-label={t('compose.insertNamed', { title: snippet.title })}
            >
              {t('compose.insert')}
            </Button>
            <IconButton
              small
              data-act="e"
              label={t('compose.editSnippet')}
              icon={<EditIcon size={14} />}
              onClick={() => begin(snippet)}
            />
            <IconButton
              small
              data-act="d"
              label={t('compose.removeSnippet')}
              icon={<TrashIcon size={14} />}
              onClick={() => remove(snippet)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
