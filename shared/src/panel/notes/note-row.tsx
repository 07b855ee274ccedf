import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../notes/schema.js';
import { Badge } from '../../ui/badge.js';
import { classNames } from '../../ui/class-names.js';
import { IconButton } from '../../ui/icon-button.js';
import { EditIcon, TrashIcon } from '../../ui/icons/actions.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { Skeleton } from '../../ui/skeleton.js';
import { useDraft } from '../drafts/use-draft.js';
import { isPendingId } from '../offline/queue-rules.js';
import { QueuedMark } from '../offline/queued-mark.js';
import { useWrite } from '../offline/use-write.js';
import { aboutPlace, usePlace } from '../place.js';
import { type EditDraft, editDraftName, noEdit } from './edit-draft.js';

const NoteEdit = lazy(() => import('./note-edit.js'));

export function NoteRow({ note }: { note: Note }) {
  const edit = useDraft<EditDraft>(editDraftName(note.id), noEdit);
  const edited = useRef(false);
  if (edit.value.open) {
    edited.current = true;
    return (
      <li className="px-1 py-2">
        <Suspense fallback={<Skeleton lines={3} />}>
          <NoteEdit note={note} edit={edit} />
        </Suspense>
      </li>
    );
  }
  const begin = () => edit.change(edit.kept && edit.value.body ? { open: true } : editOf(note));
  return <ShownNote note={note} onEdit={begin} hasDraft={edit.kept} edited={edited} />;
}

function editOf(note: Note): EditDraft {
  return { open: true, body: note.body, sensitive: note.sensitive, version: note.version };
}

interface ShownNoteProps {
  note: Note;
  onEdit: () => void;
  hasDraft: boolean;
  /** Whether its form has just been closed: then the keyboard goes on from here. */
  edited: RefObject<boolean>;
}

function ShownNote({ note, onEdit, hasDraft, edited }: ShownNoteProps) {
  const { t } = useTranslation('panel');
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (edited.current && document.activeElement === document.body) row.current?.focus();
    edited.current = false;
  }, [edited]);
  const [whole, setWhole] = useState(false);
  const pending = isPendingId(note.id);
  return (
    <li data-item className="group flex items-start gap-1 px-1 py-2">
      <button
        ref={row}
        type="button"
        data-row
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="min-w-0 flex-1 cursor-pointer text-left"
      >
        <span className={classNames('block whitespace-pre-wrap break-words', !whole && 'line-clamp-3')}>
          {note.body}
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-note-faint text-small">
          {note.author?.name ?? t('notes.formerColleague')}, <RelativeTime at={note.createdAt} />
          {note.editedAt ? <span>({t('notes.edited')})</span> : null}
          {note.sensitive ? <Badge tone="outline">{t('notes.sensitiveBadge')}</Badge> : null}
          {hasDraft ? <Badge tone="outline">{t('quick.draft')}</Badge> : null}
          {pending ? <QueuedMark /> : null}
        </span>
      </button>
      {note.abilities.edit && !pending && <NoteActions note={note} onEdit={onEdit} />}
    </li>
  );
}

function NoteActions({ note, onEdit }: { note: Note; onEdit: () => void }) {
  const { t } = useTranslation('panel');
  const write = useWrite();
  const place = usePlace();
  const remove = () =>
    write(
      { path: 'notes.remove', input: { id: note.id }, text: note.body, ...aboutPlace(place) },
      { message: t('notes.removed'), reverse: () => [{ path: 'notes.restore', input: { id: note.id } }] },
    );
  return (
    <span className="flex opacity-60 focus-within:opacity-100 group-hover:opacity-100">
      <IconButton small data-act="e" label={t('notes.edit')} icon={<EditIcon size={14} />} onClick={onEdit} />
      <IconButton
        small
        data-act="d"
        label={t('notes.remove')}
        icon={<TrashIcon size={14} />}
        onClick={() => void remove()}
      />
    </span>
  );
}
