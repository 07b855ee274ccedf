import type { MergeKind } from '@threadline/shared/merges/choices';
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { merges } from './schema.js';

const mergers = alias(people, 'merger');
const undoers = alias(people, 'undoer');

function selectMerges(ctx: Ctx) {
  const { id, seq, kind, goneId, keptId, goneName, keptName, moved, mergedBy, mergedAt, undoneBy, undoneAt } = merges;
  return ctx.tx
    .select({
      ...{ id, seq, kind, goneId, keptId, goneName, keptName, moved, mergedBy, mergedAt, undoneBy, undoneAt },
      ...{ mergerName: mergers.name, undoerName: undoers.name },
    })
    .from(merges)
    .leftJoin(mergers, and(eq(mergers.orgId, merges.orgId), eq(mergers.id, mergedBy)))
    .leftJoin(undoers, and(eq(undoers.orgId, merges.orgId), eq(undoers.id, undoneBy)))
    .$dynamic();
}
export type MergeRow = Awaited<ReturnType<typeof selectMerges>>[number];

export async function findMerge(ctx: Ctx, id: string): Promise<MergeRow | null> {
  const [row] = await selectMerges(ctx).where(and(eq(merges.orgId, ctx.orgId), eq(merges.id, id)));
  return row ?? null;
}

/** What became part of one record, latest first; one row more than the page holds. */
export function pageOfMerges(
  ctx: Ctx,
  { kind, keptId, before, limit }: { kind: MergeKind; keptId: string; before: number | null; limit: number },
): Promise<MergeRow[]> {
  const ofRecord = and(eq(merges.orgId, ctx.orgId), eq(merges.kind, kind), eq(merges.keptId, keptId));
  return selectMerges(ctx)
    .where(and(ofRecord, before === null ? undefined : lt(merges.seq, before)))
    .orderBy(desc(merges.seq))
    .limit(limit + 1);
}

/** The whole row, kept from others who would take it back at the same moment. */
export async function lockMerge(ctx: Ctx, id: string, kind: MergeKind) {
  const isMerge = and(eq(merges.orgId, ctx.orgId), eq(merges.id, id), eq(merges.kind, kind));
  const [row] = await ctx.tx.select().from(merges).where(isMerge).for('update');
  return row ?? null;
}
export type WholeMerge = NonNullable<Awaited<ReturnType<typeof lockMerge>>>;

export async function insertMerge(ctx: Ctx, row: Omit<typeof merges.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx.insert(merges).values({ ...row, orgId: ctx.orgId });
}

export async function changeMerge(ctx: Ctx, id: string, change: Partial<typeof merges.$inferInsert>): Promise<void> {
  await ctx.tx
    .update(merges)
    .set(change)
    .where(and(eq(merges.orgId, ctx.orgId), eq(merges.id, id)));
}

/** A later merge that still stands and builds on this one. */
export async function findLater(ctx: Ctx, { seq, keptId, involved }: WholeMerge) {
  const named = sql`${sql.param([keptId, ...involved])}::uuid[]`;
  const [row] = await ctx.tx
    .select({ goneName: merges.goneName, keptName: merges.keptName })
    .from(merges)
    .where(
      and(
        eq(merges.orgId, ctx.orgId),
        isNull(merges.undoneAt),
        sql`${merges.seq} > ${seq}`,
        sql`(${merges.keptId} = any(${named}) or ${merges.goneId} = any(${named}))`,
      ),
    )
    .orderBy(desc(merges.seq))
    .limit(1);
  return row ?? null;
}

/** How many rows a merge has remembered as handed over or put aside. */
export async function countRemembered(ctx: Ctx, id: string): Promise<number> {
  const [row] = await ctx.tx.execute<{ rows: number }>(sql`select count(*)::int as rows from merge_moves m
    where m.org_id = ${ctx.orgId} and m.merge_id = ${id} and m.how in ('moved', 'folded')`);
  return row?.rows ?? 0;
}

/** Contacts, or customers, that a merge's remembered rows name. */
export async function findInvolved(ctx: Ctx, id: string, column: 'contact_id' | 'customer_id'): Promise<string[]> {
  const rows = await ctx.tx.execute<{ id: string }>(sql`select distinct m."row"->>${column} as id from merge_moves m
    where m.org_id = ${ctx.orgId} and m.merge_id = ${id} and m.table_name = 'customer_contacts' and m."row" ? ${column}`);
  return rows.map((row) => row.id);
}

/** Takes away what was remembered of the rows; the merge itself stays in the history. */
export async function forgetMoves(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.execute(sql`delete from merge_moves where org_id = ${ctx.orgId} and merge_id = ${id}`);
}
