import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { recordLink } from '../events.js';
import { decidedBy, findEvidence, peopleOf } from '../evidence/find-evidence.js';
import { actorOf, forgetLinks, insertLink, linkedCustomers } from '../link-queries.js';
import { threadCustomerLinks } from '../schema.js';
import { byHand, linkBy } from './ensure-link.js';

/** Links a stored thread that has no customer yet, where its people speak of exactly one now. */
export async function linkByEvidence(ctx: Ctx, threadId: string): Promise<void> {
  if ((await linkedCustomers(ctx, threadId)).length > 0) return;
  const decided = decidedBy(await findEvidence(ctx, await peopleOf(ctx, { threadId }), threadId));
  const link = decided && (await insertLink(ctx, linkBy(decided, threadId), true));
  if (link) await recordLink(ctx, 'thread.linked', link);
}

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
