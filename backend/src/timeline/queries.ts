import type { TimelineKind, TimelineSource } from '@threadline/shared/timeline/schema';
import { and, desc, eq, getTableColumns, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { uuidArray } from '../platform/db/text-array.js';
import { timelineEntries } from './schema.js';

export type EntryRow = Awaited<ReturnType<typeof selectEntries>>[number];

export interface EntryFilter {
  customerId: string;
  kinds?: TimelineKind[] | undefined;
  personId?: string | undefined;
  source?: TimelineSource | undefined;
  from?: string | undefined;
  to?: string | undefined;
  customerFacing?: boolean | undefined;
  hideSystem?: boolean | undefined;
  /** Only these, all of this customer. */
  ids?: string[] | undefined;
  limit: number;
  position: Position | null;
}

/** Where a page begins: after the entry with this instant and id. */
export interface Position {
  at: string;
  id: string;
}

/** Newest first under the reader's own row-level security; one row more than the page holds. */
export function pageOfEntries(ctx: Ctx, filter: EntryFilter): Promise<EntryRow[]> {
  const { at, id } = timelineEntries;
  // Where entries are named, no index may offer the order: walking the timeline for it takes longer than looking them up.
  const order = filter.ids ? sql`${at} + interval '0'` : at;
  return selectEntries(ctx)
    .where(and(...conditionsOf(ctx, filter)))
    .orderBy(desc(order), desc(id))
    .limit(filter.limit + 1);
}

/**
 * Newest entries that match a full-text query, by a function that sees no more than their keys: the match operator is
 * not allowed to run before row-level security, and after it would be slow.
 */
export async function newestMatches(
  ctx: Ctx,
  { customerId, words, position, most }: { customerId: string; words: string; position: Position | null; most: number },
): Promise<Position[]> {
  const rows = await ctx.tx.execute<{ at: string; id: string }>(sql`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, id
    from timeline_matches(${customerId}::uuid, ${words}, ${position?.at ?? null}::timestamptz, ${position?.id ?? null}::uuid, ${most})`);
  return rows.map(({ at, id }) => ({ at, id }));
}

function selectEntries(ctx: Ctx) {
  const { orgId: _orgId, search: _search, ...columns } = getTableColumns(timelineEntries);
  return ctx.tx
    .select({ ...columns, actorName: people.name })
    .from(timelineEntries)
    .leftJoin(people, and(eq(people.orgId, timelineEntries.orgId), eq(people.id, timelineEntries.actorId)))
    .$dynamic();
}

function conditionsOf(ctx: Ctx, filter: EntryFilter): (SQL | undefined)[] {
  const entry = timelineEntries;
  const { position, ids } = filter;
  return [
    eq(entry.orgId, ctx.orgId),
    // By its customer as well, a plan for any customer would walk the timeline of the largest.
    ids ? sql`${entry.id} = any(${uuidArray(ids)})` : eq(entry.customerId, filter.customerId),
    isNull(entry.removedAt),
    filter.kinds?.length ? inArray(entry.kind, filter.kinds) : undefined,
    filter.personId ? eq(entry.actorId, filter.personId) : undefined,
    filter.source ? eq(entry.source, filter.source) : undefined,
    filter.from ? gte(entry.at, new Date(filter.from)) : undefined,
    filter.to ? lt(entry.at, new Date(filter.to)) : undefined,
    filter.customerFacing ? eq(entry.customerFacing, true) : undefined,
    filter.hideSystem ? eq(entry.system, false) : undefined,
    position ? sql`(${entry.at}, ${entry.id}) < (${position.at}::timestamptz, ${position.id}::uuid)` : undefined,
  ];
}
