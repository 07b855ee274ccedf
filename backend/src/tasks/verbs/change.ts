import { changedFields, type TaskChange, turnOf } from '@threadline/shared/tasks/change';
import type { updateTask as input, Task } from '@threadline/shared/tasks/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { toTask } from '../answer.js';
import { taskEvent } from '../events.js';
import { requireActivePerson } from '../place.js';
import { authoriseChange } from '../policy.js';
import { changeTask, findTask, type TaskRow } from '../queries.js';

/** Changes fields of a task. A version that is no longer the newest is answered with Conflict and the current task. */
export async function updateTask(ctx: Ctx, { id, version, ...change }: z.output<typeof input>): Promise<Task> {
  const before = await openTask(ctx, id);
  const fields = changedFields(before, change);
  authoriseChange(ctx, before, fields);
  if (version !== undefined && version !== before.version) throw await outdated(ctx, id);
  if (fields.length === 0) return toTask(ctx, before);
  if (change.assigneeId && fields.includes('assigneeId')) await requireActivePerson(ctx, change.assigneeId);
  return applyChange(ctx, before, { change, fields });
}

/** Finishes a task; one that is finished stays as it is. */
export function completeTask(ctx: Ctx, { id }: { id: string }): Promise<Task> {
  return updateTask(ctx, { id, status: 'done' });
}

/** Opens a finished task again; an open one stays as it is. */
export async function reopenTask(ctx: Ctx, { id }: { id: string }): Promise<Task> {
  const before = await openTask(ctx, id);
  const change = before.status === 'done' ? { status: 'todo' as const } : {};
  return updateTask(ctx, { id, ...change });
}

async function applyChange(
  ctx: Ctx,
  before: TaskRow,
  { change, fields }: { change: TaskChange; fields: ReturnType<typeof changedFields> },
): Promise<Task> {
  const turn = turnOf(before.status, change.status ?? before.status);
  const values = Object.fromEntries(fields.map((field) => [field, change[field]]));
  const completedAt = turn === 'completed' ? ctx.now : turn === 'reopened' ? null : before.completedAt;
  const sharedAt = fields.includes('shared') ? { sharedAt: change.shared ? ctx.now : null } : {};
  const written = await changeTask(ctx, before, { ...values, ...sharedAt, completedAt });
  if (!written) throw await outdated(ctx, before.id);
  // A contractor who is taken off a task does not see it any more, hence the row as it was, with the change.
  const after = (await findTask(ctx, before.id)) ?? { ...before, ...values, completedAt, version: before.version + 1 };
  if (turn !== 'updated') await record(ctx, taskEvent(`task.${turn}`, after));
  const others = fields.filter((field) => turn === 'updated' || field !== 'status');
  if (others.length > 0) await record(ctx, taskEvent('task.updated', after, others));
  return toTask(ctx, after);
}

async function openTask(ctx: Ctx, id: string): Promise<TaskRow> {
  const row = await findTask(ctx, id);
  if (!row || row.removedAt) throw new NotFound('task');
  return row;
}

async function outdated(ctx: Ctx, id: string): Promise<Conflict> {
  const current = toTask(ctx, await openTask(ctx, id));
  const sentence = 'Somebody has changed this task in the meantime. Look at their version, then save yours again.';
  return new Conflict(sentence, { details: { current } });
}
