import type { Ctx } from '../platform/db/in-org.js';
import { Forbidden } from '../platform/errors.js';
import { can } from '../platform/policy/authorise.js';

/** Whether the actor may edit or remove a note: one's own, or anyone's for owner and admin. */
export function mayEdit(ctx: Ctx, note: { authorId: string | null }): boolean {
  return can(ctx, 'note.edit', { personId: note.authorId });
}

/** A contractor writes only on tasks, and nothing that contractors do not see. */
export function requireContractorLimits(ctx: Ctx, note: { taskId: string | null; sensitive: boolean }): void {
  if (ctx.role !== 'contractor') return;
  if (!note.taskId)
    throw new Forbidden('Contractors write notes on their tasks only. Open one of your tasks and write it there.');
  if (note.sensitive) throw new Forbidden('Contractors do not see sensitive notes. Write it without the mark.');
}
