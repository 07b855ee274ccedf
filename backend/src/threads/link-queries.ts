import type { ThreadLink } from '@threadline/shared/threads/schema';
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { type Ctx, systemPersonId } from '../platform/db/in-org.js';
import { uuidArray } from '../platform/db/text-array.js';
import { threadCustomerLinks } from './schema.js';

const links = threadCustomerLinks;
export type LinkRow = typeof threadCustomerLinks.$inferSelect;
export type NewLink = Pick<LinkRow, 'threadId' | 'customerId' | 'reason' | 'evidence' | 'confidence'>;

/** One change of a thread's links at a time; the lock ends with the transaction. */
export async function lockLinks(ctx: Ctx, threadId: string): Promise<void> {
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`thread links ${ctx.orgId} ${threadId}`}, 0))`,
  );
}

/** The same for many threads, in an order that all keep to. */
export async function lockManyLinks(ctx: Ctx, threadIds: readonly string[]): Promise<void> {
  const word = `thread links ${ctx.orgId} `;
  await ctx.tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(${word} || t.id, 0))
    from (select id::text from unnest(${uuidArray(threadIds)}) id order by id) t`);
}

/** Every row of the ledger that the asker sees for a thread, ended ones too, in the order of writing. */
export function ledgerOf(ctx: Ctx, threadId: string): Promise<LinkRow[]> {
  return ctx.tx
    .select()
    .from(links)
    .where(and(eq(links.orgId, ctx.orgId), eq(links.threadId, threadId)))
    .orderBy(asc(links.createdAt), asc(links.id));
}

/** The live links as replies carry them, the primary one first. */
export async function threadLinks(ctx: Ctx, threadId: string): Promise<ThreadLink[]> {
  const [row] = await ctx.tx.execute<{ links: ThreadLink[] | null }>(
    sql`select thread_links(${threadId}::uuid) as links`,
  );
  return row?.links ?? [];
}

/** Customers linked to the thread now, as far as the asker sees them; the primary one first. */
export async function linkedCustomers(ctx: Ctx, threadId: string): Promise<string[]> {
  const rows = await ctx.tx
    .select({ customerId: links.customerId })
    .from(links)
    .where(and(eq(links.orgId, ctx.orgId), eq(links.threadId, threadId), isNull(links.removedAt)))
    .orderBy(desc(links.primary), asc(links.createdAt));
  return rows.map((row) => row.customerId);
}

/** The same for many threads at once; a thread without customers is left out. */
export async function linkedCustomersOf(ctx: Ctx, threadIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await ctx.tx
    .select({ threadId: links.threadId, customerId: links.customerId })
    .from(links)
    .where(and(eq(links.orgId, ctx.orgId), isOneOf(threadIds), isNull(links.removedAt)))
    .orderBy(desc(links.primary), asc(links.createdAt));
  const customers = new Map<string, string[]>();
  for (const { threadId, customerId } of rows)
    customers.set(threadId, [...(customers.get(threadId) ?? []), customerId]);
  return customers;
}

/** Those of the threads from which a customer was taken off, whether or not it came back. */
export async function threadsWithRefusals(ctx: Ctx, threadIds: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.tx
    .selectDistinct({ threadId: links.threadId })
    .from(links)
    .where(and(eq(links.orgId, ctx.orgId), isOneOf(threadIds), isNotNull(links.removedAt)));
  return new Set(rows.map((row) => row.threadId));
}

/**
 * Writes a live link, as the primary one where asked and free; null when the customer is linked already. Another
 * primary link may be hidden from the asker: then this one stands beside it, and nobody learns why.
 */
export async function insertLink(ctx: Ctx, link: NewLink, primary: boolean): Promise<LinkRow | null> {
  const [first] = primary ? await insertAs(ctx, [link], true) : [];
  if (first) return first;
  const [beside] = await insertAs(ctx, [link], false);
  return beside ?? null;
}

/** Writes many live links by the same rules, each as the primary one where that is free; those that are new. */
export async function insertLinks(ctx: Ctx, all: readonly NewLink[]): Promise<LinkRow[]> {
  const made: LinkRow[] = [];
  for (let at = 0; at < all.length; at += mostAtOnce) {
    const some = all.slice(at, at + mostAtOnce);
    const first = await insertAs(ctx, some, true);
    const written = new Set(first.map(pairOf));
    const rest = some.filter((link) => !written.has(pairOf(link)));
    made.push(...first, ...(await insertAs(ctx, rest, false)));
  }
  return made;
}

const mostAtOnce = 1000;
const pairOf = ({ threadId, customerId }: Pick<NewLink, 'threadId' | 'customerId'>) => `${threadId} ${customerId}`;

async function insertAs(ctx: Ctx, some: readonly NewLink[], primary: boolean): Promise<LinkRow[]> {
  if (some.length === 0) return [];
  return ctx.tx
    .insert(links)
    .values(some.map((link) => ({ ...newLinkRow(ctx, link), primary })))
    .onConflictDoNothing()
    .returning();
}

/** Writes a link that is over as it begins: the decision that this customer does not belong to the thread. */
export async function insertRefusal(ctx: Ctx, link: NewLink): Promise<LinkRow> {
  const ended = { primary: false, removedAt: ctx.now, removedBy: actorOf(ctx) };
  const [row] = await ctx.tx
    .insert(links)
    .values({ ...newLinkRow(ctx, link), ...ended })
    .returning();
  if (!row) throw new Error('A link was written and is not there.');
  return row;
}

export async function endLink(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .update(links)
    .set({ removedAt: ctx.now, removedBy: actorOf(ctx) })
    .where(isLink(ctx, id));
}

export async function reviveLink(ctx: Ctx, id: string, primary: boolean): Promise<void> {
  await ctx.tx.update(links).set({ removedAt: null, removedBy: null, primary }).where(isLink(ctx, id));
}

export async function setPrimary(ctx: Ctx, id: string, primary: boolean): Promise<void> {
  await ctx.tx.update(links).set({ primary }).where(isLink(ctx, id));
}

/** For taking back a change as if it had not been; the audit log keeps what happened. */
export async function forgetLinks(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await ctx.tx.delete(links).where(and(eq(links.orgId, ctx.orgId), inArray(links.id, [...ids])));
}

export const actorOf = (ctx: Ctx): string | null => (ctx.personId === systemPersonId ? null : ctx.personId);

/** A live link as it is stored. */
export function newLinkRow(ctx: Ctx, link: NewLink) {
  return { ...link, orgId: ctx.orgId, id: newId(), actorId: actorOf(ctx), createdAt: ctx.now };
}

function isOneOf(threadIds: readonly string[]) {
  return sql`${links.threadId} = any(${uuidArray(threadIds)})`;
}

function isLink(ctx: Ctx, id: string) {
  return and(eq(links.orgId, ctx.orgId), eq(links.id, id));
}
