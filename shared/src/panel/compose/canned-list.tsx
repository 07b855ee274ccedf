import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CannedResponse } from '../../canned-responses/schema.js';
import { IconButton } from '../../ui/icon-button.js';
import { PlusIcon, SearchIcon } from '../../ui/icons/actions.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { Section } from '../../ui/section.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { TextField } from '../../ui/text-field.js';
import { useToasts } from '../../ui/toasts.js';
import { useDraft } from '../drafts/use-draft.js';
import { type CannedDraft, noCanned } from './canned-draft.js';
import { CannedForm } from './canned-form.js';
import { CannedRow } from './canned-row.js';
import { LocalOffer } from './local-offer.js';
import { useCanned } from './use-canned.js';

export interface CannedListProps {
  /** For whom a text is filled in. */
  about: { recipient?: string; customerId?: string };
  onInsert: (text: string) => void;
}

/** From so many on they are searched. */
const manyResponses = 6;

/** Texts of the team and one's own: insert them filled from the record, write, change, remove. */
export function CannedList({ about, onInsert }: CannedListProps) {
  const { t } = useTranslation('panel');
  const { show } = useToasts();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { responses, carryOut } = useCanned(search);
  const [open, setOpen] = useState<readonly string[]>([]);
  const draft = useDraft<CannedDraft>('canned', noCanned);
  const begin = (one?: CannedResponse) =>
    draft.change({ ...(one ? { id: one.id, title: one.title, text: one.body } : { id: null }), open: true });
  useShortcuts([{ keys: 'n', label: t('compose.newCanned'), group: t('keys.customer'), run: () => begin() }]);
  const insert = ({ id }: CannedResponse) =>
    carryOut(async (api) => {
      const { text, empty, unknown } = await api.cannedResponses.fill.mutate({ id, ...about });
      setOpen([...empty, ...unknown]);
      onInsert(text);
    });
  const remove = async ({ id }: CannedResponse) => {
    const isRemoved = await carryOut((api) => api.cannedResponses.remove.mutate({ id }));
    const undo = () => void carryOut((api) => api.cannedResponses.restore.mutate({ id }));
    if (isRemoved) show({ message: t('compose.cannedRemoved'), undo });
  };
  const action = (
    <IconButton
      small
      label={t('compose.newCanned')}
      shortcut="n"
      icon={<PlusIcon size={14} />}
      onClick={() => begin()}
    />
  );
  return (
    <Section title={t('compose.canned')} action={action}>
      <LocalOffer carryOut={carryOut} />
      {draft.value.open && <CannedForm draft={draft} carryOut={carryOut} />}
      {open.length > 0 && (
        <InlineNotice tone="warning" className="mb-2">
          {t('compose.cannedOpen', { names: open.join(', ') })}
        </InlineNotice>
      )}
      {(search !== '' || (responses ?? []).length > manyResponses) && (
        <TextField
          label={t('compose.cannedSearch')}
          hideLabel
          type="search"
          icon={<SearchIcon size={14} />}
          placeholder={t('compose.cannedSearch')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {responses?.length === 0 && !draft.value.open && (
        <p className="text-faint">{t(search ? 'compose.cannedNoMatch' : 'compose.noCanned')}</p>
      )}
      <ul className="-mx-1 flex flex-col">
        {responses?.map((one) => (
          <CannedRow
            key={one.id}
            response={one}
            onInsert={() => void insert(one)}
            onEdit={() => begin(one)}
            onRemove={() => void remove(one)}
          />
        ))}
      </ul>
    </Section>
  );
}
