import type { Task } from '@threadline/shared/tasks/schema';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { toTask } from '../answer.js';
import { taskEvent } from '../events.js';
import { changeTask, findTask } from '../queries.js';

/** Takes a task out of sight; `restoreTask` brings it back. Repeating it changes nothing. */
export function removeTask(ctx: Ctx, { id }: { id: string }): Promise<Task> {
  return setRemoved(ctx, { id, removed: true });
}

/** Brings a removed task back. Repeating it changes nothing. */
export function restoreTask(ctx: Ctx, { id }: { id: string }): Promise<Task> {
  return setRemoved(ctx, { id, removed: false });
}

async function setRemoved(ctx: Ctx, { id, removed }: { id: string; removed: boolean }): Promise<Task> {
  const row = await findTask(ctx, id);
  if (!row) throw new NotFound('task');
  authorise(ctx, 'task.remove', row);
  if ((row.removedAt !== null) === removed) return toTask(ctx, row);
  const written = await changeTask(ctx, row, { removedAt: removed ? ctx.now : null });
  if (!written) throw new Conflict('Somebody has changed this task at the same moment. Try again.');
  await record(ctx, taskEvent(removed ? 'task.removed' : 'task.restored', row));
  return toTask(ctx, { ...row, version: row.version + 1 });
}
