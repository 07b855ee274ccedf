import type { BinKind } from '@threadline/shared/bin/choices';
import { and, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import { type Ctx, systemPersonId } from '../platform/db/in-org.js';
import { binItems } from './schema.js';

const removers = people;

/** First words of what has no title; empty where the asker may not read it. */
const words = sql<string | null>`case ${binItems.kind}
  when 'note' then (select left(n.body, 80) from internal_notes n where n.org_id = bin_items.org_id and n.id = bin_items.id)
  when 'interaction' then (select left(i.note, 80) from interactions i
    where i.org_id = bin_items.org_id and i.id = bin_items.id)
  when 'time_entry' then (select left(e.note, 80) from time_entries e
    where e.org_id = bin_items.org_id and e.id = bin_items.id and e.person_id = app_person()) end`;
const removedName = sql<string | null>`(select o.name from bin_items o
  where o.org_id = bin_items.org_id and o.id = bin_items.customer_id and o.kind = 'customer')`;

function selectItems(ctx: Ctx) {
  const { id, kind, name, customerId, removedBy, removedAt } = binItems;
  return ctx.tx
    .select({
      ...{ id, kind, name, customerId, removedBy, removedAt },
      ...{ words: words.as('words'), customerName: customers.name, removerName: removers.name },
      removedCustomerName: removedName.as('removed_customer_name'),
    })
    .from(binItems)
    .leftJoin(customers, and(eq(customers.orgId, binItems.orgId), eq(customers.id, binItems.customerId)))
    .leftJoin(removers, and(eq(removers.orgId, binItems.orgId), eq(removers.id, binItems.removedBy)))
    .$dynamic();
}
export type ItemRow = Awaited<ReturnType<typeof selectItems>>[number];

export interface ItemFilter {
  kind?: BinKind | undefined;
  search?: string | undefined;
  limit: number;
  from: { at: string; id: string } | null;
}

/** What lies in the bin as far as the asker sees it, latest first; one row more than the page holds. */
export function pageOfItems(ctx: Ctx, { kind, search, limit, from }: ItemFilter): Promise<ItemRow[]> {
  const conditions: (SQL | undefined)[] = [
    eq(binItems.orgId, ctx.orgId),
    isNull(binItems.withId),
    isNull(binItems.purgeAskedAt),
    kind ? eq(binItems.kind, kind) : undefined,
    search ? or(holds(sql`${binItems.name}`, search), holds(sql`${customers.name}`, search)) : undefined,
    from ? sql`(${binItems.removedAt}, ${binItems.id}) < (${from.at}::timestamptz, ${from.id}::uuid)` : undefined,
  ];
  return selectItems(ctx)
    .where(and(...conditions))
    .orderBy(desc(binItems.removedAt), desc(binItems.id))
    .limit(limit + 1);
}

export async function findItem(ctx: Ctx, id: string): Promise<ItemRow | null> {
  const { withId, purgeAskedAt } = binItems;
  const isItem = and(eq(binItems.orgId, ctx.orgId), eq(binItems.id, id), isNull(withId), isNull(purgeAskedAt));
  const [row] = await selectItems(ctx).where(isItem);
  return row ?? null;
}

type NewItem = Pick<typeof binItems.$inferInsert, 'id' | 'kind' | 'customerId' | 'name'>;

export async function insertItem(ctx: Ctx, item: NewItem): Promise<void> {
  const removedBy = ctx.personId === systemPersonId ? null : ctx.personId;
  // No conflict target: with one, PostgreSQL would also ask whether the writer may read the row.
  await ctx.tx
    .insert(binItems)
    .values({ ...item, orgId: ctx.orgId, removedBy, removedAt: ctx.now })
    .onConflictDoNothing();
}

/** The contacts that went into the bin with their customer: kept there, not listed by themselves. */
export async function insertContactsGoneWith(ctx: Ctx, customerId: string): Promise<void> {
  const removedBy = ctx.personId === systemPersonId ? null : ctx.personId;
  await ctx.tx.execute(sql`
    insert into bin_items (org_id, id, kind, customer_id, name, removed_by, removed_at, with_id)
      select k.org_id, k.id, 'contact', cc.customer_id, k.name, ${removedBy}::uuid, k.removed_at, cc.customer_id
      from customer_contacts cc join contacts k on k.org_id = cc.org_id and k.id = cc.contact_id
      where cc.org_id = ${ctx.orgId} and cc.customer_id = ${customerId} and k.removed_at = ${ctx.now.toISOString()}
      on conflict do nothing`);
}

/** Lets what is left of an item go with the next sweep; nobody sees it or brings it back from now on. */
export async function markForPurge(ctx: Ctx, id: string): Promise<void> {
  const isItem = and(eq(binItems.orgId, ctx.orgId), eq(binItems.id, id));
  await ctx.tx.update(binItems).set({ purgeAskedAt: ctx.now }).where(isItem);
}

/** Takes an item out, and what went in with it. */
export async function takeOut(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .delete(binItems)
    .where(and(eq(binItems.orgId, ctx.orgId), or(eq(binItems.id, id), eq(binItems.withId, id))));
}

function holds(column: SQL, search: string): SQL {
  return sql`lower(${column}) like ${`%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`;
}
