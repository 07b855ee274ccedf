import { useApi } from '@threadline/shared/api';
import type { Note } from '@threadline/shared/notes/schema';
import { useTranslation } from 'react-i18next';
import { showInLists } from '../writing/show-at-once.js';
import { useWrite } from '../writing/use-write.js';

export interface NoteText {
  body: string;
  sensitive: boolean;
  mentions: string[];
}

/** Writes, edits and takes back internal notes. */
export function useNotes(customerId: string) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const send = useWrite();
  const touches = { about: 'note', customerId };
  const write = (text: NoteText) =>
    send({
      send: (client, options) => client.notes.write.mutate({ customerId, ...text }, options),
      touches,
      quiet: true,
      done: t('notes.saved'),
      undo: ({ id }) => ({ send: (client, options) => client.notes.remove.mutate({ id }, options), touches }),
    });
  const edit = (note: { id: string; version: number }, text: NoteText) =>
    send({
      send: (client, options) => client.notes.edit.mutate({ id: note.id, version: note.version, ...text }, options),
      touches,
      quiet: true,
      done: t('notes.changed'),
    });
  const remove = (note: Note) =>
    send({
      send: (client, options) => client.notes.remove.mutate({ id: note.id }, options),
      show: (queries) =>
        showInLists<Note>(queries, api.notes.list.pathFilter(), (items) => items.filter(({ id }) => id !== note.id)),
      touches,
      done: t('notes.removed'),
      undo: () => ({ send: (client, options) => client.notes.restore.mutate({ id: note.id }, options), touches }),
    });
  return { write, edit, remove };
}
