import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { nameOf } from './merging.js';

export type PlainRow = Record<string, unknown> & { id: string; name: string };

interface Selection {
  table: string;
  ids: readonly string[];
  lock: '' | 'for update';
}

/** Two rows as the asker sees them, by their columns' names. */
export async function readRows(ctx: Ctx, table: string, ids: readonly string[]): Promise<PlainRow[]> {
  return selectRows(ctx, { table, ids, lock: '' });
}

/** The same, kept from all other writers until the transaction ends: also from rows that would hang on them. */
export async function lockRows(ctx: Ctx, table: string, ids: readonly string[]): Promise<PlainRow[]> {
  return selectRows(ctx, { table, ids, lock: 'for update' });
}

async function selectRows(ctx: Ctx, { table, ids, lock }: Selection): Promise<PlainRow[]> {
  const rows = await ctx.tx.execute<{ row: PlainRow }>(sql`
    select to_jsonb(r) as row from ${nameOf(table)} r
      where r.org_id = ${ctx.orgId} and r.id = any(${sql.param([...ids])}::uuid[]) order by r.id ${sql.raw(lock)}`);
  return rows.map(({ row }) => row);
}

/** Gives a row other values, by its columns' names. */
export async function changeRow(
  ctx: Ctx,
  { table, id }: { table: string; id: string },
  changes: Record<string, unknown>,
): Promise<void> {
  const columns = Object.keys(changes);
  if (columns.length === 0) return;
  const values = columns.map((column) => sql`${nameOf(column)} = c.${nameOf(column)}`);
  await ctx.tx.execute(sql`update ${nameOf(table)} t set ${sql.join(values, sql`, `)}
    from jsonb_populate_record(null::${nameOf(table)}, ${JSON.stringify(changes)}::text::jsonb) c
    where t.org_id = ${ctx.orgId} and t.id = ${id}`);
}

export async function deleteRow(ctx: Ctx, table: string, id: string): Promise<void> {
  await ctx.tx.execute(sql`delete from ${nameOf(table)} where org_id = ${ctx.orgId} and id = ${id}`);
}
