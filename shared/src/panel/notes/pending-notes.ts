import type { PersonName } from '../../kernel/person-name.js';
import type { Note } from '../../notes/schema.js';
import { pendingId } from '../offline/queue-rules.js';
import type { Write, WriteOf } from '../offline/write.js';

export interface PendingNoteScope {
  customerId: string;
  me: PersonName;
}

/** The notes of a customer as they will be once the person's own writes have arrived. */
export function withPendingNotes(notes: readonly Note[], writes: readonly Write[], scope: PendingNoteScope): Note[] {
  return writes.reduce((shown, write) => applyOne(shown, write, scope), [...notes]);
}

function applyOne(notes: Note[], write: Write, { customerId, me }: PendingNoteScope): Note[] {
  if (write.state === 'refused') return notes;
  if (write.path === 'notes.write' && write.input.customerId === customerId) return withNew(notes, write, me);
  if (write.path === 'notes.edit') {
    const { id, body, sensitive } = write.input;
    const edited = (note: Note) => ({ ...note, body, sensitive: sensitive ?? note.sensitive, editedAt: write.madeAt });
    return notes.map((note) => (note.id === id ? (write.answer ?? edited(note)) : note));
  }
  if (write.path === 'notes.remove') return notes.filter((note) => note.id !== write.input.id);
  return notes;
}

function withNew(notes: Note[], write: WriteOf<'notes.write'>, me: PersonName): Note[] {
  const made = write.answer ?? newNote(write, me);
  return [made, ...notes.filter((note) => note.id !== made.id)];
}

function newNote(write: WriteOf<'notes.write'>, me: PersonName): Note {
  return {
    id: pendingId(write.key),
    customerId: write.input.customerId,
    threadId: null,
    taskId: null,
    body: write.input.body,
    sensitive: write.input.sensitive ?? false,
    author: me,
    mentions: [],
    createdAt: write.madeAt,
    editedAt: null,
    version: 0,
    abilities: { edit: false },
  };
}
