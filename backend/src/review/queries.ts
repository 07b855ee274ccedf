import type { ReviewGroup } from '@threadline/shared/review/schema';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { textArray } from '../platform/db/text-array.js';
import { reviewItems } from './schema.js';

export type ReviewItem = typeof reviewItems.$inferSelect;

export interface GroupRow extends Record<string, unknown> {
  key: string;
  threads: number;
  latest: string;
}

/** Groups of open items, the latest first; threads that have been linked meanwhile do not count. */
export async function openGroups(
  ctx: Ctx,
  page: { after: readonly unknown[] | null; limit: number; search?: string | undefined },
): Promise<GroupRow[]> {
  const { after } = page;
  const older = after ? sql`having (max(o.at), o.key) < (${after[0]}::timestamptz, ${after[1]}::text)` : sql``;
  const rows = await ctx.tx.execute<GroupRow>(sql`
    select o.key, count(*)::int as threads, iso_instant(max(o.at)) as latest from (${openItems(ctx)}) o
    where ${isFound(page.search)} group by o.key ${older} order by max(o.at) desc, o.key desc limit ${page.limit}`);
  return [...rows];
}

/** How many groups wait, and how many threads in them. */
export async function countOpen(ctx: Ctx, search?: string): Promise<{ groups: number; threads: number }> {
  const [row] = await ctx.tx.execute<{ groups: number; threads: number }>(sql`
    select count(distinct o.key)::int as groups, count(*)::int as threads from (${openItems(ctx)}) o
    where ${isFound(search)}`);
  return row ?? { groups: 0, threads: 0 };
}

/** By the group's domain, by who wrote, or by what about. */
function isFound(search: string | undefined) {
  if (!search) return sql`true`;
  return sql`strpos(lower(concat_ws(' ', o.key, o.address, o.name, o.subject)), lower(${search})) > 0`;
}

/** Who wrote, and about what, for each of the groups: the most frequent and the latest. */
export async function samplesOf(ctx: Ctx, keys: readonly string[]): Promise<Map<string, Samples>> {
  const rows = await ctx.tx.execute<Samples & { key: string } & Record<string, unknown>>(sql`
    with o as materialized (select * from (${openItems(ctx)}) open where open.key = any(${textArray(keys)}))
    select k.key,
      (select json_agg(s) from (select address, max(name) as name, count(*)::int as threads from o where o.key = k.key
        group by address order by count(*) desc, address limit 5) s) as senders,
      (select json_agg(t) from (select id, subject, iso_instant(last_message_at) as "lastMessageAt" from o where o.key = k.key
        order by at desc, id limit 5) t) as threads
    from (select distinct key from o) k`);
  return new Map(rows.map(({ key, senders, threads }) => [key, { senders, threads }]));
}

type Samples = Pick<ReviewGroup, 'senders' | 'threads'>;

/** A customer for each label that resembles one. */
export async function suggestionsFor(
  ctx: Ctx,
  labels: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (labels.length === 0) return new Map();
  const rows = await ctx.tx.execute<{ label: string; id: string; name: string }>(sql`
    select r.label, c.id, c.name from resembling_customers(${textArray(labels)}) r
    join customers c on c.org_id = ${ctx.orgId} and c.id = r.customer_id`);
  return new Map(rows.map(({ label, id, name }) => [label, { id, name }]));
}

/** The customer that each of some domains or addresses is known for by now; none where several are. */
export async function knownCustomers(
  ctx: Ctx,
  keys: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await ctx.tx.execute<{ key: string; ids: string[]; name: string }>(sql`
    select k.key, array_agg(distinct k.customer_id) as ids, min(c.name) as name from (
      select d.domain as key, d.customer_id from customer_domains d
        where d.org_id = ${ctx.orgId} and d.domain = any(${textArray(keys)})
      union select a.address, cc.customer_id from contact_addresses a
        join contacts p on p.org_id = a.org_id and p.id = a.contact_id and p.removed_at is null
        join customer_contacts cc on cc.org_id = a.org_id and cc.contact_id = a.contact_id
        where a.org_id = ${ctx.orgId} and a.address = any(${textArray(keys)})) k
    join customers c on c.org_id = ${ctx.orgId} and c.id = k.customer_id and c.archived_at is null
    group by k.key having count(distinct k.customer_id) = 1`);
  return new Map(rows.map(({ key, ids, name }) => [key, { id: ids[0] ?? '', name }]));
}

/** The open items of a group, kept from others who decide at the same time. */
export function lockGroup(ctx: Ctx, key: string): Promise<ReviewItem[]> {
  return ctx.tx
    .select()
    .from(reviewItems)
    .where(and(eq(reviewItems.orgId, ctx.orgId), eq(reviewItems.groupKey, key), isNull(reviewItems.resolvedAt)))
    .for('update');
}

export function lockBatch(ctx: Ctx, batchId: string): Promise<ReviewItem[]> {
  return ctx.tx
    .select()
    .from(reviewItems)
    .where(and(eq(reviewItems.orgId, ctx.orgId), eq(reviewItems.batchId, batchId)))
    .for('update');
}

export async function changeItems(
  ctx: Ctx,
  items: readonly ReviewItem[],
  change: Pick<ReviewItem, 'resolvedAt' | 'resolution' | 'batchId'>,
): Promise<void> {
  const threadIds = items.map((item) => item.threadId);
  await ctx.tx
    .update(reviewItems)
    .set(change)
    .where(and(eq(reviewItems.orgId, ctx.orgId), inArray(reviewItems.threadId, threadIds)));
}

function openItems(ctx: Ctx) {
  return sql`select r.group_key as key, r.sender_address as address, r.sender_name as name, t.id, t.subject, t.last_message_at,
      coalesce(t.last_message_at, r.created_at) as at
    from review_items r join threads t on t.org_id = r.org_id and t.id = r.thread_id
    where r.org_id = ${ctx.orgId} and r.resolved_at is null and r.group_key <> all ((select own_domains())::text[])
      and not exists (select 1 from thread_customer_links l where l.org_id = r.org_id and l.thread_id = r.thread_id and l.removed_at is null)`;
}
