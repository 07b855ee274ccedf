import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { followUps } from '../schema.js';

/** Gives a colleague's open follow-ups to another; the customers that they belong to, one for each follow-up. */
export async function handOverFollowUps(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<string[]> {
  authorise(ctx, 'person.manage');
  const { orgId, assigneeId, removedAt, completedAt } = followUps;
  const given = await ctx.tx
    .update(followUps)
    .set({ assigneeId: to })
    .where(and(eq(orgId, ctx.orgId), eq(assigneeId, from), isNull(removedAt), isNull(completedAt)))
    .returning({ customerId: followUps.customerId });
  return given.map(({ customerId }) => customerId);
}
