import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { inBulk, type Merging, nameOf, objectOf, sameIn } from './merging.js';

/** Hands every row over to the kept record and remembers its id; one statement, whatever their number. */
export async function moveRows(ctx: Ctx, merging: Merging, table: string): Promise<number> {
  const column = nameOf(merging.column);
  const { count } = await ctx.tx.execute(sql`
    with moved as (update ${nameOf(table)} set ${column} = ${merging.keptId}
      where org_id = ${ctx.orgId} and ${column} = ${merging.goneId} returning id)
    insert into merge_moves (org_id, merge_id, table_name, how, row_id)
      select ${ctx.orgId}::uuid, ${merging.id}::uuid, ${table}, 'moved', id from moved`);
  return count;
}

/** The same for rows that are known by their columns. */
export async function moveRowsByColumns(
  ctx: Ctx,
  merging: Merging,
  { table, by }: { table: string; by: readonly string[] },
): Promise<number> {
  const column = nameOf(merging.column);
  const { count } = await ctx.tx.execute(sql`
    with moved as (update ${nameOf(table)} set ${column} = ${merging.keptId}
      where org_id = ${ctx.orgId} and ${column} = ${merging.goneId} returning *)
    insert into merge_moves (org_id, merge_id, table_name, how, "row")
      select ${ctx.orgId}::uuid, ${merging.id}::uuid, ${table}, 'moved', ${objectOf('moved', by)} from moved`);
  return count;
}

/** Puts aside rows that the kept record has as well, whole, so that they can be laid back. */
export async function foldTwins(
  ctx: Ctx,
  merging: Merging,
  { table, by }: { table: string; by: readonly string[] },
): Promise<number> {
  const { column: name, goneId, keptId, id } = merging;
  const column = nameOf(name);
  const folding = sql`
    with folded as (delete from ${nameOf(table)} g where g.org_id = ${ctx.orgId} and g.${column} = ${goneId}
      and exists (select 1 from ${nameOf(table)} k
        where k.org_id = g.org_id and k.${column} = ${keptId} and ${sameIn('k', 'g', by)}) returning *)
    insert into merge_moves (org_id, merge_id, table_name, how, "row")
      select ${ctx.orgId}::uuid, ${id}::uuid, ${table}, 'folded', to_jsonb(folded) from folded`;
  return inBulk(ctx, folding);
}

/** Ends what cannot go over, such as sessions. */
export async function endRows(ctx: Ctx, { column, goneId }: Merging, table: string): Promise<void> {
  await ctx.tx.execute(sql`delete from ${nameOf(table)} where org_id = ${ctx.orgId} and ${nameOf(column)} = ${goneId}`);
}
