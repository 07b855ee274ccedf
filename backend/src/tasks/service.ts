import type { Task, taskPage } from '@threadline/shared/tasks/schema';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { NotFound } from '../platform/errors.js';
import { toTask } from './answer.js';
import { dueTasks, findTask, pageOfTasks, type TaskFilter } from './queries.js';

export { placeWork, requireActivePerson, visibleCustomer } from './place.js';
export { completeTask, reopenTask, updateTask } from './verbs/change.js';
export { createTask } from './verbs/create.js';
export { handOverTasks } from './verbs/hand-over.js';
export { removeTask, restoreTask } from './verbs/remove.js';
export { shareTask, unshareTask } from './verbs/share.js';

/** A page of tasks, newest first. */
export async function listTasks(ctx: Ctx, filter: TaskFilter): Promise<z.input<typeof taskPage>> {
  const [at, id] = readCursor(filter.cursor, instantCursor) ?? [];
  const from = at === undefined || id === undefined ? null : { at, id };
  const rows = await pageOfTasks(ctx, filter, from);
  const { items, nextCursor } = pageFrom(rows, filter.limit, (row) => [row.createdAt.toISOString(), row.id]);
  return { items: items.map((row) => toTask(ctx, row)), nextCursor };
}

/** One task that is not removed. */
export async function getTask(ctx: Ctx, { id }: { id: string }): Promise<Task> {
  const row = await findTask(ctx, id);
  if (!row || row.removedAt) throw new NotFound('task');
  return toTask(ctx, row);
}

/** Open tasks of the actor due up to a day, earliest first, at most 100. */
export async function ownTasksDue(ctx: Ctx, until: string): Promise<Task[]> {
  const rows = await dueTasks(ctx, { personId: ctx.personId, until });
  return rows.map((row) => toTask(ctx, row));
}
