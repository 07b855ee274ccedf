import { and, eq, isNull } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { threadCustomerLinks } from '../schema.js';

type LinkRow = typeof threadCustomerLinks.$inferSelect;
export type NewLink = Pick<LinkRow, 'threadId' | 'customerId' | 'reason' | 'evidence' | 'confidence'>;

/**
 * Keeps the link that was only computed until now, because something is written on it. A link that somebody has
 * removed stays removed.
 */
export async function ensureLink(ctx: Ctx, threadId: string, customerId: string): Promise<void> {
  const rows = await ctx.tx.select({ id: threadCustomerLinks.id }).from(threadCustomerLinks).where(isLink(ctx, threadId, customerId));
  if (rows.length > 0) return;
  const link = await insertLink(ctx, { threadId, customerId, reason: 'thread', evidence: {}, confidence: 1 }, true);
  if (link) await recordLinked(ctx, link);
}

/**
 * Writes a live link, as the primary one where asked and free; null when the customer is linked already. Another
 * primary link may be hidden from the asker: then this one stands beside it, and nobody learns why.
 */
export async function insertLink(ctx: Ctx, link: NewLink, primary: boolean): Promise<LinkRow | null> {
  const row = {
    ...link,
    orgId: ctx.orgId,
    id: newId(),
    actorId: ctx.personId === systemPersonId ? null : ctx.personId,
    createdAt: ctx.now,
  };
  const insert = (asPrimary: boolean) =>
    ctx.tx
      .insert(threadCustomerLinks)
      .values({ ...row, primary: asPrimary })
      .onConflictDoNothing()
      .returning();
  const [first] = primary ? await insert(true) : [];
  if (first) return first;
  const [beside] = await insert(false);
  return beside ?? null;
}

/** Tells that a customer is linked to a thread. */
export async function recordLinked(ctx: Ctx, link: LinkRow): Promise<void> {
  const { threadId, customerId, reason, primary } = link;
  await record(ctx, {
    name: 'thread.linked',
    subject: { type: 'thread', id: threadId },
    threadId,
    customerId,
    data: { reason, primary },
  });
}

/** Customers linked to the thread now, as far as the asker sees them; the primary one first. */
export async function linkedCustomers(ctx: Ctx, threadId: string): Promise<string[]> {
  const { orgId, customerId, primary, removedAt } = threadCustomerLinks;
  const rows = await ctx.tx
    .select({ customerId, primary })
    .from(threadCustomerLinks)
    .where(and(eq(orgId, ctx.orgId), eq(threadCustomerLinks.threadId, threadId), isNull(removedAt)));
  return rows.sort((left, right) => Number(right.primary) - Number(left.primary)).map((row) => row.customerId);
}

function isLink(ctx: Ctx, threadId: string, customerId: string) {
  return and(
    eq(threadCustomerLinks.orgId, ctx.orgId),
    eq(threadCustomerLinks.threadId, threadId),
    eq(threadCustomerLinks.customerId, customerId),
  );
}
