import type { Note } from '@threadline/shared/notes/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { EditIcon, TrashIcon } from '@threadline/shared/ui/icons/actions';
import { LockIcon } from '@threadline/shared/ui/icons/status';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhoSeesButton } from '../access/who-sees-this.js';
import { EditNoteDialog } from './edit-note-dialog.js';
import { useNotes } from './use-notes.js';

/** One internal note, on amber. */
export function NoteCard({ note }: { note: Note }) {
  const { t } = useTranslation('desk');
  const author = note.author?.name ?? t('notes.formerColleague');
  return (
    <article className="rounded-md border border-note-line bg-note px-3 py-2 text-note-ink">
      <header className="flex min-h-6 items-center gap-2 text-note-faint text-small">
        <Avatar name={author} size={16} />
        <span className="truncate font-medium">{author}</span>
        <RelativeTime at={note.createdAt} />
        {note.editedAt ? <span>· {t('happened.edited')}</span> : null}
        {note.sensitive ? (
          <Badge tone="internal" icon={<LockIcon size={12} />}>
            {t('notes.sensitiveBadge')}
          </Badge>
        ) : null}
        <span className="ml-auto flex">
          <WhoSeesButton
            thing={{ kind: 'note', id: note.id }}
            name={note.body.slice(0, 40)}
            className="text-note-faint"
          />
          {note.abilities.edit ? <NoteActions note={note} /> : null}
        </span>
      </header>
      <p className="whitespace-pre-wrap break-words pt-1">{note.body}</p>
      {note.mentions.length > 0 ? (
        <p className="pt-1 text-note-faint text-small">
          {t('notes.mentions', { names: note.mentions.map(({ name }) => name).join(', ') })}
        </p>
      ) : null}
    </article>
  );
}

function NoteActions({ note }: { note: Note }) {
  const { t } = useTranslation('desk');
  const [editing, setEditing] = useState(false);
  const { remove } = useNotes(note.customerId);
  return (
    <>
      <IconButton
        small
        label={t('notes.edit')}
        icon={<EditIcon />}
        onClick={() => setEditing(true)}
        className="text-note-faint"
      />
      <IconButton
        small
        label={t('notes.remove')}
        icon={<TrashIcon />}
        onClick={() => void remove(note)}
        className="text-note-faint"
      />
      {editing ? <EditNoteDialog note={note} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
