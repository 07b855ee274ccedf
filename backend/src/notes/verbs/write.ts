import type { writeNote as input, Note } from '@threadline/shared/notes/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { placeWork } from '../../tasks/service.js';
import { readNote } from '../answer.js';
import { noteEvent } from '../events.js';
import { requireReaders } from '../mentions.js';
import { requireContractorLimits } from '../policy.js';
import { insertNote } from '../queries.js';

/** Writes an internal note on a customer, and on a thread or task of it; everyone mentioned must be able to read it. */
export async function writeNote(ctx: Ctx, wanted: z.output<typeof input>): Promise<Note> {
  authorise(ctx, 'note.create');
  requireContractorLimits(ctx, { taskId: wanted.taskId ?? null, sensitive: wanted.sensitive });
  const { customer, threadId, taskId } = await placeWork(ctx, wanted);
  const note = { customerId: customer.id, threadId, taskId, body: wanted.body, sensitive: wanted.sensitive };
  const mentioned = await requireReaders(ctx, wanted.mentions, note);
  const id = newId();
  const authorId = ctx.personId === systemPersonId ? null : ctx.personId;
  await Promise.all([
    insertNote(ctx, { ...note, id, authorId, createdAt: ctx.now }, mentioned),
    record(ctx, noteEvent('note.written', { ...note, id }, mentioned)),
  ]);
  return readNote(ctx, id);
}
