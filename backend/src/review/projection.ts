import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { inColumns } from '../platform/db/in-columns.js';
import type { Ctx } from '../platform/db/in-org.js';
import { uuidArray } from '../platform/db/text-array.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import type { DomainEvent } from '../platform/events/domain-event.js';
import { oneByOne, projectionOf } from '../platform/events/projection-of.js';
import { linkByEvidence, linkedCustomers } from '../threads/service.js';
import { reviewItems } from './schema.js';

/** Keeps the review queue: what nobody knows comes in, what has found its customer goes out. */
export const reviewProjection = projectionOf('review', {
  'message.stored': queueUnmatched,
  'thread.linked': settle,
  'thread.link_restored': settle,
  'thread.unlinked': oneByOne(reopen),
  'customer.domain_added': oneByOne(relinkDomain),
  'contact.created': oneByOne(relinkContact),
  'contact.updated': oneByOne(relinkContact),
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

// The event is told before the link has ended, so that its own customer does not count.
async function reopen(ctx: Ctx, { threadId, customerId }: DomainEvent): Promise<void> {
  if (!threadId) return;
  await withWholeOrganisation(ctx, async (whole) => {
    const others = (await linkedCustomers(whole, threadId)).filter((id) => id !== customerId);
    if (others.length > 0) return;
    const settled = and(ofThread(whole, threadId), eq(reviewItems.resolution, 'linked_elsewhere'));
    await whole.tx.update(reviewItems).set({ resolvedAt: null, resolution: null }).where(settled);
  });
}

async function relinkDomain(ctx: Ctx, { data }: DomainEvent): Promise<void> {
  const domain = data?.domain;
  if (typeof domain !== 'string') return;
  await withWholeOrganisation(ctx, (whole) => relink(whole, eq(reviewItems.groupKey, domain)));
}

async function relinkContact(ctx: Ctx, { subject }: DomainEvent): Promise<void> {
  await withWholeOrganisation(ctx, async (whole) => {
    const rows = await whole.tx.execute<{ address: string }>(sql`
      select address from contact_addresses where org_id = ${whole.orgId} and contact_id = ${subject.id}`);
    const addresses = rows.map((row) => row.address);
    if (addresses.length > 0) await relink(whole, inArray(reviewItems.senderAddress, addresses));
  });
}

async function relink(ctx: Ctx, about: ReturnType<typeof and>): Promise<void> {
  const open = await ctx.tx
    .select({ threadId: reviewItems.threadId })
    .from(reviewItems)
    .where(and(eq(reviewItems.orgId, ctx.orgId), isNull(reviewItems.resolvedAt), about));
  for (const { threadId } of open) await linkByEvidence(ctx, threadId);
}

function ofThread(ctx: Ctx, threadId: string) {
  return and(eq(reviewItems.orgId, ctx.orgId), eq(reviewItems.threadId, threadId));
}
