import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { columnsOf, type Merging, nameOf, objectOf, sameIn } from './merging.js';

export interface RowChange {
  table: string;
  /** Columns by which a row is found again, beside the organisation. */
  key: readonly string[];
  set: Readonly<Record<string, SQL>>;
  /** Which rows, seen as `t`. */
  where: SQL;
}

/** Gives rows other values and remembers both, so that only what nobody has changed since is taken back. */
export async function changeRows(ctx: Ctx, merging: Merging, change: RowChange): Promise<number> {
  const { table, key, set, where } = change;
  const columns = Object.keys(set);
  const values = Object.entries(set).map(([column, value]) => sql`${nameOf(column)} = ${value}`);
  // Within one statement the table is still read as it was before it.
  const { count } = await ctx.tx.execute(sql`
    with changed as (update ${nameOf(table)} t set ${sql.join(values, sql`, `)}
      where t.org_id = ${ctx.orgId} and ${where}
      returning jsonb_build_object('key', ${objectOf('t', key)}, 'after', ${objectOf('t', columns)},
        'before', (select ${objectOf('o', columns)} from ${nameOf(table)} o
          where o.org_id = t.org_id and ${sameIn('o', 't', key)})) as row)
    insert into merge_moves (org_id, merge_id, table_name, how, "row")
      select ${ctx.orgId}::uuid, ${merging.id}::uuid, ${table}, 'changed', changed.row from changed`);
  return count;
}

/** Gives the rows the values that they had, as far as they still have those of the merge. */
export async function changeBack(
  ctx: Ctx,
  merging: Merging,
  { table, columns }: { table: string; columns: readonly string[] },
): Promise<void> {
  const values = columns.map((column) => sql`${nameOf(column)} = b.${nameOf(column)}`);
  await ctx.tx.execute(sql`
    update ${nameOf(table)} t set ${sql.join(values, sql`, `)}
      from merge_moves m cross join lateral jsonb_populate_record(null::${nameOf(table)}, m."row"->'before') b
      where m.org_id = ${ctx.orgId} and m.merge_id = ${merging.id} and m.table_name = ${table} and m.how = 'changed'
        and t.org_id = m.org_id and m."row"->'before' ?& ${sql`${sql.param([...columns])}::text[]`}
        and to_jsonb(t) @> ((m."row"->'key') || (m."row"->'after'))`);
}

/** Adds rows that were not there, as the select says, and remembers their keys. */
export async function addRows(
  ctx: Ctx,
  merging: Merging,
  { table, columns, key, select }: { table: string; columns: readonly string[]; key: readonly string[]; select: SQL },
): Promise<void> {
  const names = sql.join(columns.map(nameOf), sql`, `);
  await ctx.tx.execute(sql`
    with added as (insert into ${nameOf(table)} (${names}) ${select} on conflict do nothing
      returning ${columnsOf(table, key)})
    insert into merge_moves (org_id, merge_id, table_name, how, "row")
      select ${ctx.orgId}::uuid, ${merging.id}::uuid, ${table}, 'added', ${objectOf('added', key)} from added`);
}

/** Takes added rows away again. */
export async function removeAdded(ctx: Ctx, merging: Merging, table: string): Promise<void> {
  await ctx.tx.execute(sql`
    delete from ${nameOf(table)} t using merge_moves m
      where m.org_id = ${ctx.orgId} and m.merge_id = ${merging.id} and m.table_name = ${table} and m.how = 'added'
        and t.org_id = m.org_id and to_jsonb(t) @> m."row"`);
}
