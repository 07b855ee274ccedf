import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { recordLinks } from '../events.js';
import { actorOf, forgetLinks, insertLinks } from '../link-queries.js';
import { threadCustomerLinks } from '../schema.js';
import { byHand } from './ensure-link.js';

/** Links many threads to a customer by one decision. */
export async function linkThreads(ctx: Ctx, threadIds: readonly string[], customerId: string): Promise<void> {
  const made = await insertLinks(
    ctx,
    threadIds.map((id) => byHand(id, customerId)),
  );
  await recordLinks(ctx, 'thread.linked', made);
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
  const live = rows.filter((link) => link.removedAt === null);
  await recordLinks(ctx, 'thread.unlinked', live);
  await forgetLinks(
    ctx,
    rows.filter((link) => link.removedAt === null || link.removedBy === actorOf(ctx)).map((link) => link.id),
  );
}
