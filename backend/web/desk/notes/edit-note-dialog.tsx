import type { Note } from '@threadline/shared/notes/schema';
import { Button } from '@threadline/shared/ui/button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../people/person-field.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { mentionsIn } from './mentions.js';
import { NoteFields } from './note-fields.js';
import { useNotes } from './use-notes.js';

/** Edits a note. Where somebody was faster, both texts stand side by side until one decides. */
export function EditNoteDialog({ note, onClose }: { note: Note; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const form = useEditForm(note, onClose);
  return (
    <FormDialog
      title={t('notes.edit')}
      submitLabel={form.theirs ? t('notes.keepMine') : t('forms.save')}
      incomplete={form.value.body.trim() === ''}
      wide={form.theirs !== null}
      onClose={onClose}
      onSubmit={form.onSubmit}
      busy={form.busy}
      refusal={form.theirs ? t('notes.conflict') : form.refusal}
    >
      {form.theirs ? (
        <section aria-label={t('notes.theirs')} className="rounded-md border border-line p-3">
          <h3 className="pb-1 font-medium text-small text-soft">{t('notes.theirs')}</h3>
          <p className="max-h-48 overflow-y-auto whitespace-pre-wrap break-words">{form.theirs.body}</p>
          <div className="flex gap-2 pt-2">
            <Button size="small" onClick={form.mergeBoth}>
              {t('notes.merge')}
            </Button>
            <Button size="small" onClick={form.dropMine}>
              {t('notes.keepTheirs')}
            </Button>
          </div>
        </section>
      ) : null}
      <NoteFields value={form.value} change={form.change} />
    </FormDialog>
  );
}

function useEditForm(note: Note, onClose: () => void) {
  const colleagues = useColleagues();
  const { edit } = useNotes(note.customerId);
  const [standing, setStanding] = useState(note);
  const [theirs, setTheirs] = useState<Note | null>(null);
  const { value, change, clear } = useDraft(`note-edit.${note.id}`, { body: note.body, sensitive: note.sensitive });
  const end = () => {
    clear();
    onClose();
  };
  const submit = useSubmit({
    send: async () => {
      const written = await edit(standing, { ...value, mentions: mentionsIn(value.body, colleagues) });
      const current =
        written.failure?.code === 'conflict' ? (written.failure.details.current as Note | undefined) : null;
      if (current) {
        setTheirs(current);
        setStanding(current);
      }
      return written;
    },
    onDone: end,
  });
  const mergeBoth = () => {
    change({ body: `${theirs?.body ?? ''}\n\n${value.body}`.trim() });
    setTheirs(null);
  };
  return { ...submit, value, change, theirs, mergeBoth, dropMine: end };
}
