import { useTranslation } from 'react-i18next';
import { useColleagues } from '../people/person-field.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { mentionsIn } from './mentions.js';
import { NoteFields } from './note-fields.js';
import { useNotes } from './use-notes.js';

/** A new internal note. What was typed waits until it is saved. */
export function NoteDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const colleagues = useColleagues();
  const { write } = useNotes(customerId);
  const { value, change, clear } = useDraft(`note.${customerId}`, { body: '', sensitive: false });
  const incomplete = value.body.trim() === '';
  const submit = useSubmit({
    send: async () => (incomplete ? null : write({ ...value, mentions: mentionsIn(value.body, colleagues) })),
    onDone: () => {
      clear();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('notes.new')}
      submitLabel={t('forms.save')}
      incomplete={incomplete}
      onClose={onClose}
      {...submit}
    >
      <NoteFields value={value} change={change} />
    </FormDialog>
  );
}
