import type { Ctx } from '../platform/db/in-org.js';
import { Forbidden } from '../platform/errors.js';
import { authorise, can } from '../platform/policy/authorise.js';

interface Assigned {
  assigneeId: string | null;
}

/** What the actor may do to a task, for replies. */
export function taskAbilities(ctx: Ctx, task: Assigned): { update: boolean; remove: boolean } {
  return { update: can(ctx, 'task.update', task), remove: can(ctx, 'task.remove', task) };
}

/** A contractor moves own tasks along and changes nothing else about them. */
export function authoriseChange(ctx: Ctx, task: Assigned, fields: readonly string[]): void {
  authorise(ctx, 'task.update', task);
  if (ctx.role === 'contractor' && fields.some((field) => field !== 'status')) {
    throw new Forbidden('Contractors change only the status of a task. Ask a member of the team to change the rest.');
  }
}
