import { mrrRangeOf } from '@threadline/shared/customers/arr-band';
import type { listCustomers } from '@threadline/shared/customers/schema';
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dayCursor, instantCursor, nameCursor, rankCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { type SummaryRow, summaryColumns } from './queries.js';
import { customers } from './schema.js';

export type ListFilter = z.output<typeof listCustomers>;
interface Page {
  items: SummaryRow[];
  nextCursor: string | null;
}

/** How far down a search goes; what lies deeper is found by a longer search. */
const searchDepth = 1000;

/** One page of the customers in reach that pass the filter, in its order. */
export function findPage(ctx: Ctx, filter: ListFilter): Promise<Page> {
  if (filter.search) return findByRelevance(ctx, filter, filter.search);
  if (filter.sort === 'renewal') return findByRenewal(ctx, filter);
  return filter.sort === 'recent' ? findByCreation(ctx, filter) : findByName(ctx, filter);
}

async function findByName(ctx: Ctx, filter: ListFilter): Promise<Page> {
  const last = readCursor(filter.cursor, nameCursor);
  const after = last ? sql`(${customers.nameKey}, ${customers.id}) > (${last[0]}, ${last[1]}::uuid)` : undefined;
  const rows = await select(ctx, filter, after)
    .orderBy(asc(customers.nameKey), asc(customers.id))
    .limit(filter.limit + 1);
  return pageFrom(rows, filter.limit, (row) => [row.nameKey, row.id]);
}

async function findByCreation(ctx: Ctx, filter: ListFilter): Promise<Page> {
  const last = readCursor(filter.cursor, instantCursor);
  const after = last
    ? sql`(${customers.createdAt}, ${customers.id}) < (${last[0]}::timestamptz, ${last[1]}::uuid)`
    : undefined;
  const rows = await select(ctx, filter, after)
    .orderBy(desc(customers.createdAt), desc(customers.id))
    .limit(filter.limit + 1);
  return pageFrom(rows, filter.limit, (row) => [row.createdAt.toISOString(), row.id]);
}

/** Soonest first; those without a renewal come last, from an index scan of their own. */
async function findByRenewal(ctx: Ctx, filter: ListFilter): Promise<Page> {
  const [day, id] = readCursor(filter.cursor, dayCursor) ?? [];
  const wanted = filter.limit + 1;
  const rows = day === null ? [] : await renewing(ctx, filter, { after: afterDay(day, id), limit: wanted });
  if (rows.length < wanted) {
    const undated = and(isNull(customers.renewalOn), day === null ? sql`${customers.id} > ${id}::uuid` : undefined);
    rows.push(...(await renewing(ctx, filter, { after: undated, limit: wanted - rows.length })));
  }
  return pageFrom(rows, filter.limit, (row) => [row.renewalOn, row.id]);
}

const renewing = (ctx: Ctx, filter: ListFilter, { after, limit }: { after: SQL | undefined; limit: number }) =>
  select(ctx, filter, after).orderBy(asc(customers.renewalOn), asc(customers.id)).limit(limit);

const afterDay = (day: string | undefined, id: string | undefined) =>
  day === undefined
    ? isNotNull(customers.renewalOn)
    : sql`(${customers.renewalOn}, ${customers.id}) > (${day}::date, ${id}::uuid)`;

async function findByRelevance(ctx: Ctx, filter: ListFilter, search: string): Promise<Page> {
  const [after] = readCursor(filter.cursor, rankCursor) ?? [0];
  // The filters below leave out some of what is found, so that more of it is needed to fill a page.
  const enough = isNarrowed(filter) ? searchDepth : after + filter.limit + 1;
  const found = sql`search_customers(${search}, ${searchDepth}, ${filter.archived}, true, ${enough})`;
  const rows = await ctx.tx
    .select({ ...summaryColumns, rank: sql<string>`found.rank`.as('rank') })
    .from(customers)
    .innerJoin(sql`${found} found`, sql`found.id = ${customers.id}`)
    .where(and(conditions(ctx, filter), sql`found.rank > ${after}::bigint`))
    .orderBy(sql`found.rank`)
    .limit(filter.limit + 1);
  return pageFrom(rows, filter.limit, (row) => [Number(row.rank)]);
}

const select = (ctx: Ctx, filter: ListFilter, after: SQL | undefined) =>
  ctx.tx
    .select(summaryColumns)
    .from(customers)
    .where(and(conditions(ctx, filter), after))
    .$dynamic();

function conditions(ctx: Ctx, filter: ListFilter): SQL | undefined {
  const { stage, ownerId, plan, industry, region, size, arrBand, tag } = filter;
  return and(
    eq(customers.orgId, ctx.orgId),
    filter.archived ? isNotNull(customers.archivedAt) : isNull(customers.archivedAt),
    stage?.length ? inArray(customers.stage, stage) : undefined,
    plan ? eq(customers.plan, plan) : undefined,
    industry ? eq(customers.industry, industry) : undefined,
    region ? eq(customers.region, region) : undefined,
    size ? eq(customers.size, size) : undefined,
    tag ? sql`${tag} = any(${customers.tags})` : undefined,
    ownerId ? ownedBy(ctx, ownerId) : undefined,
    arrBand ? inBand(arrBand) : undefined,
  );
}

/** Whether it leaves out customers that a search finds. */
const isNarrowed = ({ stage, ...filter }: ListFilter) =>
  Boolean(stage?.length) ||
  [filter.ownerId, filter.plan, filter.industry, filter.region, filter.size, filter.arrBand, filter.tag].some(Boolean);

const ownedBy = (ctx: Ctx, personId: string) => sql`customers.id in (select a.customer_id from assignments a
  where a.org_id = ${ctx.orgId} and a.person_id = ${personId} and a.kind = 'owner')`;

function inBand(band: NonNullable<ListFilter['arrBand']>): SQL | undefined {
  const { from, below } = mrrRangeOf(band);
  return and(gte(customers.mrrCents, from), below === null ? undefined : lt(customers.mrrCents, below));
}
