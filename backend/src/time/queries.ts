import { and, desc, eq, getTableColumns, gt, gte, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { timeEntries } from './schema.js';

export type TimeEntryRow = Awaited<ReturnType<typeof selectEntries>>[number];

/** The actor's own entries only; the name is missing where the customer is out of sight by now. */
function selectEntries(ctx: Ctx) {
  const { orgId: _orgId, ...columns } = getTableColumns(timeEntries);
  return ctx.tx
    .select({ ...columns, customerName: customers.name })
    .from(timeEntries)
    .leftJoin(customers, and(eq(customers.orgId, timeEntries.orgId), eq(customers.id, timeEntries.customerId)))
    .$dynamic();
}

const own = (ctx: Ctx) => and(eq(timeEntries.orgId, ctx.orgId), eq(timeEntries.personId, ctx.personId));

/** One of the actor's entries, removed or not. */
export async function findEntry(ctx: Ctx, id: string): Promise<TimeEntryRow | undefined> {
  const [row] = await selectEntries(ctx).where(and(own(ctx), eq(timeEntries.id, id)));
  return row;
}

/** The actor's running timer. */
export async function findRunning(ctx: Ctx): Promise<TimeEntryRow | undefined> {
  const [row] = await selectEntries(ctx).where(
    and(own(ctx), isNull(timeEntries.endedAt), isNull(timeEntries.removedAt)),
  );
  return row;
}

interface EntryFilter {
  customerId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  position: { at: string; id: string } | null;
}

/** Latest start first, from a position on; one row more than the page holds. */
export function pageOfEntries(ctx: Ctx, filter: EntryFilter): Promise<TimeEntryRow[]> {
  const { startedAt, id, customerId, removedAt } = timeEntries;
  const conditions: (SQL | undefined)[] = [
    own(ctx),
    isNull(removedAt),
    filter.customerId ? eq(customerId, filter.customerId) : undefined,
    filter.from ? gte(startedAt, new Date(filter.from)) : undefined,
    filter.to ? lt(startedAt, new Date(filter.to)) : undefined,
    filter.position
      ? sql`(${startedAt}, ${id}) < (${filter.position.at}::timestamptz, ${filter.position.id}::uuid)`
      : undefined,
  ];
  return selectEntries(ctx)
    .where(and(...conditions))
    .orderBy(desc(startedAt), desc(id))
    .limit(filter.limit + 1);
}

/** Spans of the actor's entries that reach into a window. */
export function spansWithin(ctx: Ctx, { from, to }: { from: Date; to: Date }) {
  const { startedAt, endedAt, removedAt } = timeEntries;
  return ctx.tx
    .select({ startedAt, endedAt })
    .from(timeEntries)
    .where(and(own(ctx), isNull(removedAt), lt(startedAt, to), or(isNull(endedAt), gt(endedAt, from))));
}

export async function insertEntry(
  ctx: Ctx,
  row: Omit<typeof timeEntries.$inferInsert, 'orgId' | 'personId'>,
): Promise<void> {
  await ctx.tx.insert(timeEntries).values({ ...row, orgId: ctx.orgId, personId: ctx.personId });
}

export async function changeEntry(
  ctx: Ctx,
  id: string,
  change: Partial<typeof timeEntries.$inferInsert>,
): Promise<void> {
  await ctx.tx
    .update(timeEntries)
    .set(change)
    .where(and(own(ctx), eq(timeEntries.id, id)));
}

/** Lets one device at a time start, stop or edit a person's time; the lock ends with the transaction. */
export async function lockTimers(ctx: Ctx): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`timer ${ctx.orgId} ${ctx.personId}`}, 0))`);
}
