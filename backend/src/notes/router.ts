import { editNote, listNotes, note, noteById, notePage, writeNote } from '@threadline/shared/notes/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const notesRouter = router({
  list: query({
    permission: 'note.read',
    rest: ['GET', '/customers/{customerId}/notes'],
    summary: 'Internal notes of a customer, newest first',
    input: listNotes,
    output: notePage,
    run: verbs.listNotes,
  }),
  write: mutation({
    permission: 'note.create',
    rest: ['POST', '/customers/{customerId}/notes'],
    summary: 'Write an internal note',
    input: writeNote,
    output: note,
    run: verbs.writeNote,
  }),
  edit: mutation({
    permission: 'note.edit',
    rest: ['PATCH', '/notes/{id}'],
    summary: 'Rewrite a note; an older version is answered with conflict and the current note',
    input: editNote,
    output: note,
    run: verbs.editNote,
  }),
  remove: mutation({
    permission: 'note.edit',
    rest: ['DELETE', '/notes/{id}'],
    summary: 'Remove a note; it can be restored',
    input: noteById,
    output: note,
    run: verbs.removeNote,
  }),
  restore: mutation({
    permission: 'note.edit',
    rest: ['POST', '/notes/{id}/restore'],
    summary: 'Bring a removed note back',
    input: noteById,
    output: note,
    run: verbs.restoreNote,
  }),
});
