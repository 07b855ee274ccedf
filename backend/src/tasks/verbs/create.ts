import type { createTask as input, Task } from '@threadline/shared/tasks/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { toTask } from '../answer.js';
import { taskEvent } from '../events.js';
import { placeWork, requireActivePerson } from '../place.js';
import { findTask, insertTask } from '../queries.js';

/** Writes a task for a customer that the actor sees; a thread given with it is linked to that customer. */
export async function createTask(ctx: Ctx, wanted: z.output<typeof input>): Promise<Task> {
  authorise(ctx, 'task.create');
  const { customer, threadId } = await placeWork(ctx, wanted);
  if (wanted.assigneeId) await requireActivePerson(ctx, wanted.assigneeId);
  const status = wanted.status ?? 'todo';
  const id = newId();
  await insertTask(ctx, {
    id,
    customerId: customer.id,
    threadId,
    title: wanted.title,
    body: wanted.body ?? '',
    assigneeId: wanted.assigneeId ?? null,
    dueOn: wanted.dueOn ?? null,
    status,
    shared: wanted.shared ?? false,
    sharedAt: wanted.shared ? ctx.now : null,
    createdBy: ctx.role === 'system' ? null : ctx.personId,
    createdAt: ctx.now,
    completedAt: status === 'done' ? ctx.now : null,
  });
  const row = await findTask(ctx, id);
  if (!row) throw new NotFound('task');
  await record(ctx, taskEvent('task.created', row));
  return toTask(ctx, row);
}
