import type { Note } from '@threadline/shared/notes/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import { mayEdit } from './policy.js';
import { findNote, mentionsOf, type NoteRow } from './queries.js';

/** Notes as replies carry them. */
export async function toNotes(ctx: Ctx, rows: readonly NoteRow[]): Promise<Note[]> {
  const mentions = await mentionsOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toNote(ctx, row, mentions.get(row.id)));
}

/** The note as it is stored now. */
export async function readNote(ctx: Ctx, id: string): Promise<Note> {
  const [row, mentions] = await Promise.all([findNote(ctx, id), mentionsOf(ctx, [id])]);
  if (!row) throw new NotFound('note');
  return toNote(ctx, row, mentions.get(id));
}

function toNote(ctx: Ctx, row: NoteRow, mentions: Note['mentions'] = []): Note {
  return {
    id: row.id,
    customerId: row.customerId,
    threadId: row.threadId,
    taskId: row.taskId,
    body: row.body,
    sensitive: row.sensitive,
    author: row.authorId ? { id: row.authorId, name: row.authorName ?? '' } : null,
    mentions,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    version: row.version,
    abilities: { edit: mayEdit(ctx, row) },
  };
}
