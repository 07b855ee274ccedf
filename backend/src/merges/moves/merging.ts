import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';

/** One merge at work: what is remembered of it is remembered under its id. */
export interface Merging {
  id: string;
  /** By which column rows name the record. */
  column: 'customer_id' | 'contact_id';
  goneId: string;
  keptId: string;
}

export const nameOf = (name: string): SQL => sql`${sql.identifier(name)}`;

/** Columns of a row under its alias, as a list. */
export const columnsOf = (alias: string, columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql`${nameOf(alias)}.${nameOf(column)}`),
    sql`, `,
  );

/** An object of these columns, by their names. */
export const objectOf = (alias: string, columns: readonly string[]): SQL =>
  sql`jsonb_build_object(${sql.join(
    columns.map((column) => sql`${sql.raw(`'${column}'`)}, ${nameOf(alias)}.${nameOf(column)}`),
    sql`, `,
  )})`;

export const sameIn = (left: string, right: string, columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql`${nameOf(left)}.${nameOf(column)} = ${nameOf(right)}.${nameOf(column)}`),
    sql` and `,
  );

/**
 * Runs a statement that joins many rows with many. What was remembered a moment ago has no statistics yet: the planner would
 * take it for a handful and go through it once for every row.
 */
export async function inBulk(ctx: Ctx, statement: SQL): Promise<number> {
  await setNestedLoops(ctx, 'off');
  const { count } = await ctx.tx.execute(statement);
  await setNestedLoops(ctx, 'on');
  return count;
}

async function setNestedLoops(ctx: Ctx, state: 'on' | 'off'): Promise<void> {
  await ctx.tx.execute(sql`select set_config('enable_nestloop', ${state}, true)`);
}
