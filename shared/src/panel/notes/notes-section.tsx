import { useTranslation } from 'react-i18next';
import type { Note } from '../../notes/schema.js';
import { Section } from '../../ui/section.js';
import { usePanel, useWrites } from '../panel-context.js';
import { usePlace } from '../place.js';
import { NoteRow } from './note-row.js';
import { withPendingNotes } from './pending-notes.js';

/** Amber, and said in words: what stands here no customer ever sees. */
export function NotesSection({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const writes = useWrites();
  const { customer } = usePlace();
  const shown = withPendingNotes(notes, writes, { customerId: customer.id, me: me.person });
  return (
    <Section title={t('notes.heading')} tone="internal">
      {shown.length === 0 ? (
        <p className="text-note-faint">{customer.abilities.writeNotes ? t('notes.none') : t('notes.noneToRead')}</p>
      ) : (
        <ul className="-mx-1 flex flex-col divide-y divide-note-line">
          {shown.map((note) => (
            <NoteRow key={note.id} note={note} />
          ))}
        </ul>
      )}
    </Section>
  );
}
