import type { Task } from '@threadline/shared/tasks/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { taskAbilities } from './policy.js';
import type { TaskRow } from './queries.js';

/** A task as replies carry it. */
export function toTask(ctx: Ctx, row: TaskRow): Task {
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    assigneeId: row.assigneeId,
    dueOn: row.dueOn,
    status: row.status,
    shared: row.shared,
    customer: row.customer,
    threadId: row.threadId,
    assignee: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? '' } : null,
    createdBy: row.createdBy ? { id: row.createdBy, name: row.creatorName ?? '' } : null,
    createdAt: row.createdAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    version: row.version,
    abilities: taskAbilities(ctx, row),
  };
}
