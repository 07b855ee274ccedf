import type { listNotes as input, notePage } from '@threadline/shared/notes/schema';
import { previewOf } from '@threadline/shared/timeline/preview';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { visibleCustomer } from '../tasks/service.js';
import { toNotes } from './answer.js';
import { beginningsOf, newestNotes, pageOfNotes } from './queries.js';

export { editNote, removeNote, restoreNote } from './verbs/edit.js';
export { writeNote } from './verbs/write.js';

/** A note as it is compared with a mail, and whose it is. */
export interface ComparedNote {
  body: string;
  customer: { id: string; name: string };
  author: { id: string; name: string } | null;
}

/** A page of a customer's notes, newest first. */
export async function listNotes(ctx: Ctx, filter: z.output<typeof input>): Promise<z.input<typeof notePage>> {
  await visibleCustomer(ctx, filter.customerId);
  const [at, id] = readCursor(filter.cursor, instantCursor) ?? [];
  const from = at === undefined || id === undefined ? null : { at, id };
  const rows = await pageOfNotes(ctx, { ...filter, from });
  const { items, nextCursor } = pageFrom(rows, filter.limit, (row) => [row.createdAt.toISOString(), row.id]);
  return { items: await toNotes(ctx, items), nextCursor };
}

/** Notes that a mail could repeat: the newest ones of some customers, then the newest of all that the actor sees. */
export async function notesToCompare(
  ctx: Ctx,
  wanted: { customerIds: readonly string[]; ofEach: number; all: number },
): Promise<ComparedNote[]> {
  const rows = await newestNotes(ctx, wanted);
  return rows.map(({ body, customerId, customerName, authorId, authorName }) => ({
    body,
    customer: { id: customerId, name: customerName },
    author: authorId && authorName !== null ? { id: authorId, name: authorName } : null,
  }));
}

/** One-line beginnings of notes by id; those that the actor does not see are missing. */
export async function notePreviews(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const beginnings = await beginningsOf(ctx, ids);
  return new Map([...beginnings].map(([id, beginning]) => [id, previewOf(beginning) ?? '']));
}
