import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx, Projection } from '../platform/db/in-org.js';
import { withWholeOrganisation } from '../platform/db/whole-organisation.js';
import type { DomainEvent } from '../platform/events/domain-event.js';
import { linkByEvidence, linkedCustomers } from '../threads/service.js';
import { reviewItems } from './schema.js';

type Reading = (ctx: Ctx, event: DomainEvent) => Promise<void>;

const readings: Partial<Record<DomainEvent['name'], Reading>> = {
  'message.stored': queueUnmatched,
  'thread.linked': settle,
  'thread.link_restored': settle,
  'thread.unlinked': reopen,
  'customer.domain_added': relinkDomain,
  'contact.created': relinkContact,
  'contact.updated': relinkContact,
};

/** Keeps the review queue: what nobody knows comes in, what has found its customer goes out. */
export const reviewProjection: Projection = {
  name: 'review',
  apply: async (ctx, event) => {
    await readings[event.name]?.(ctx, event);
  },
};

async function queueUnmatched(ctx: Ctx, { threadId, data }: DomainEvent): Promise<void> {
  const sender = data?.unmatched as { address: string; name: string | null; domain: string | null } | null | undefined;
  if (!threadId || !sender) return;
  const item = { senderAddress: sender.address, senderName: sender.name, groupKey: sender.domain ?? sender.address };
  await ctx.tx
    .insert(reviewItems)
    .values({ orgId: ctx.orgId, threadId, ...item, createdAt: ctx.now })
    .onConflictDoNothing();
}

async function settle(ctx: Ctx, { threadId }: DomainEvent): Promise<void> {
  if (!threadId) return;
  await withWholeOrganisation(ctx, async (whole) => {
    const open = and(ofThread(whole, threadId), isNull(reviewItems.resolvedAt));
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
