import { and, eq, isNull, sql } from 'drizzle-orm';
import { inColumns } from '../platform/db/in-columns.js';
import type { Ctx } from '../platform/db/in-org.js';
import { uuidArray } from '../platform/db/text-array.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import type { DomainEvent } from '../platform/events/domain-event.js';
import { projectionOf } from '../platform/events/projection-of.js';
import { linkedCustomersOf } from '../threads/service.js';
import { reviewItems } from './schema.js';

/** Keeps the review queue: what nobody knows comes in, what has found its customer goes out. */
export const reviewProjection = projectionOf('review', {
  'message.stored': queueUnmatched,
  'thread.linked': settle,
  'thread.link_restored': settle,
  'thread.unlinked': reopen,
});

async function queueUnmatched(ctx: Ctx, events: readonly DomainEvent[]): Promise<void> {
  const items = events.flatMap(({ threadId, data }) => {
    const sender = data?.unmatched as
      | { address: string; name: string | null; domain: string | null }
      | null
      | undefined;
    if (!threadId || !sender) return [];
    const item = { senderAddress: sender.address, senderName: sender.name, groupKey: sender.domain ?? sender.address };
    return { orgId: ctx.orgId, threadId, ...item, createdAt: ctx.now };
  });
  if (items.length === 0) return;
  await ctx.tx.execute(sql`
    insert into review_items (org_id, thread_id, sender_address, sender_name, group_key, created_at)
    select i.org_id, i.thread_id, i.sender_address, i.sender_name, i.group_key, i.created_at
    from json_populate_recordset(null::review_items, ${inColumns(items)}::json) i on conflict do nothing`);
}

async function settle(ctx: Ctx, events: readonly DomainEvent[]): Promise<void> {
  const threadIds = events.flatMap((event) => event.threadId ?? []);
  await withWholeOrganisation(ctx, async (whole) => {
    const { orgId, threadId, resolvedAt } = reviewItems;
    const open = and(eq(orgId, whole.orgId), sql`${threadId} = any(${uuidArray(threadIds)})`, isNull(resolvedAt));
    await whole.tx.update(reviewItems).set({ resolvedAt: whole.now, resolution: 'linked_elsewhere' }).where(open);
  });
}

// Told before the links have ended, or just after: their own customers do not count.
async function reopen(ctx: Ctx, events: readonly DomainEvent[]): Promise<void> {
  const taken = events.flatMap(({ threadId, customerId }) =>
    threadId && customerId ? [{ threadId, customerId }] : [],
  );
  await withWholeOrganisation(ctx, async (whole) => {
    const linked = await linkedCustomersOf(
      whole,
      taken.map((one) => one.threadId),
    );
    const left = taken.filter((one) => (linked.get(one.threadId) ?? []).every((id) => id === one.customerId));
    const { orgId, threadId, resolution } = reviewItems;
    const threadIds = uuidArray(left.map((one) => one.threadId));
    const settled = and(
      eq(orgId, whole.orgId),
      sql`${threadId} = any(${threadIds})`,
      eq(resolution, 'linked_elsewhere'),
    );
    await whole.tx.update(reviewItems).set({ resolvedAt: null, resolution: null }).where(settled);
  });
}
