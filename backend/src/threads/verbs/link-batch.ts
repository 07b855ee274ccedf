import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { recordLink } from '../events.js';
import { actorOf, forgetLinks, insertLink } from '../link-queries.js';
import { threadCustomerLinks } from '../schema.js';
import { byHand } from './ensure-link.js';

/** Links many threads to a customer by one decision. */
export async function linkThreads(ctx: Ctx, threadIds: readonly string[], customerId: string): Promise<void> {
  for (const threadId of threadIds) {
    const link = await insertLink(ctx, byHand(threadId, customerId), true);
    if (link) await recordLink(ctx, 'thread.linked', link);
  }
}

/** Takes back what `linkThreads` has done at an instant, as if it had not been; later decisions stay. */
export async function takeBackLinks(
  ctx: Ctx,
  threadIds: readonly string[],
  made: { customerId: string; at: Date },
): Promise<void> {
  const { orgId, threadId, customerId, createdAt } = threadCustomerLinks;
  const rows = await ctx.tx
    .select()
    .from(threadCustomerLinks)
    .where(
      and(
        eq(orgId, ctx.orgId),
        inArray(threadId, [...threadIds]),
        eq(customerId, made.customerId),
        eq(createdAt, made.at),
      ),
    );
  for (const row of rows.filter((link) => link.removedAt === null)) await recordLink(ctx, 'thread.unlinked', row);
  await forgetLinks(
    ctx,
    rows.filter((link) => link.removedAt === null || link.removedBy === actorOf(ctx)).map((link) => link.id),
  );
}
