import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { tasks } from '../schema.js';

/** Gives a colleague's open tasks to another; the customers that they belong to, one for each task. */
export async function handOverTasks(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<string[]> {
  authorise(ctx, 'person.manage');
  const given = await ctx.tx
    .update(tasks)
    .set({ assigneeId: to, version: sql`${tasks.version} + 1` })
    .where(
      and(eq(tasks.orgId, ctx.orgId), eq(tasks.assigneeId, from), isNull(tasks.removedAt), ne(tasks.status, 'done')),
    )
    .returning({ customerId: tasks.customerId });
  return given.map(({ customerId }) => customerId);
}
