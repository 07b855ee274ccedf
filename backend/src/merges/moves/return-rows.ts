import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { columnsOf, inBulk, type Merging, nameOf } from './merging.js';

/** Hands the remembered rows back, as far as the kept record still has them; tells how many came back. */
export async function returnRows(ctx: Ctx, merging: Merging, table: string): Promise<number> {
  const column = nameOf(merging.column);
  return inBulk(
    ctx,
    sql`update ${nameOf(table)} t set ${column} = ${merging.goneId} from merge_moves m
      where m.org_id = ${ctx.orgId} and m.merge_id = ${merging.id} and m.table_name = ${table} and m.how = 'moved'
        and t.org_id = ${ctx.orgId} and t.id = m.row_id and t.${column} = ${merging.keptId}`,
  );
}

/** The same for rows that are known by their columns. */
export async function returnRowsByColumns(ctx: Ctx, merging: Merging, table: string): Promise<number> {
  const column = nameOf(merging.column);
  const { count } = await ctx.tx.execute(sql`
    update ${nameOf(table)} t set ${column} = ${merging.goneId} from merge_moves m
      where m.org_id = ${ctx.orgId} and m.merge_id = ${merging.id} and m.table_name = ${table} and m.how = 'moved'
        and t.org_id = m.org_id and t.${column} = ${merging.keptId} and to_jsonb(t) @> m."row"`);
  return count;
}

/** Lays back what was put aside, unless what it hangs on is gone for good. */
export async function layBack(
  ctx: Ctx,
  merging: Merging,
  { table, parents = {} }: { table: string; parents?: Readonly<Record<string, string>> },
): Promise<number> {
  const columns = await rememberedColumns(ctx, merging, table);
  if (columns.length === 0) return 0;
  const there = Object.entries(parents).map(
    ([column, parent]) => sql`and exists (select 1 from ${nameOf(parent)} p
      where p.org_id = ${ctx.orgId} and p.id = r.${nameOf(column)})`,
  );
  const { count } = await ctx.tx.execute(sql`
    insert into ${nameOf(table)} (${sql.join(columns.map(nameOf), sql`, `)})
      select ${columnsOf('r', columns)} from merge_moves m
      cross join lateral jsonb_populate_record(null::${nameOf(table)}, m."row") r
      where m.org_id = ${ctx.orgId} and m.merge_id = ${merging.id} and m.table_name = ${table} and m.how = 'folded'
        ${sql.join(there, sql` `)}
      on conflict do nothing`);
  return count;
}

/** Writes a row from what is remembered of it. Columns that came later keep their default. */
export async function insertRemembered(ctx: Ctx, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = (await writableColumns(ctx, table)).filter((column) => column in row);
  const remembered: SQL = sql`jsonb_populate_record(null::${nameOf(table)}, ${JSON.stringify(row)}::text::jsonb)`;
  await ctx.tx.execute(sql`insert into ${nameOf(table)} (${sql.join(columns.map(nameOf), sql`, `)})
    select ${columnsOf('r', columns)} from ${remembered} r`);
}

/** Of the table's columns those that the remembered rows had. */
async function rememberedColumns(ctx: Ctx, { id }: Merging, table: string): Promise<string[]> {
  const [first] = await ctx.tx.execute<{ row: Record<string, unknown> }>(sql`
    select m."row" as row from merge_moves m where m.org_id = ${ctx.orgId} and m.merge_id = ${id}
      and m.table_name = ${table} and m.how = 'folded' order by m.number limit 1`);
  return first ? (await writableColumns(ctx, table)).filter((column) => column in first.row) : [];
}

/** Columns that are written, and not computed by the database. */
async function writableColumns(ctx: Ctx, table: string): Promise<string[]> {
  const rows = await ctx.tx.execute<{ name: string }>(sql`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' order by attnum`);
  return rows.map(({ name }) => name);
}
