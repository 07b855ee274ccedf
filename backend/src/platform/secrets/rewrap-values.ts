import type { Sql } from '../db/database.js';
import type { SealedColumn } from './sealed-columns.js';
import type { SecretBox, SecretPlace } from './secret-box.js';
import { SecretUnreadable } from './secret-unreadable.js';

export interface Rewrapped {
  rewrapped: number;
  /** Values that no key of the ring opens, or that were changed; they are left as they are. */
  unreadable: number;
}

interface SealedRow {
  orgId: string;
  key: string[];
  sealed: string;
}

const rowsAtOnce = 200;

/**
 * Wraps every value of the column with the current key, value by value, each in a statement of its own: a value that
 * somebody writes meanwhile is left as they wrote it. May be cut off anywhere and begun again.
 */
export async function rewrapValues(sql: Sql, secrets: SecretBox, column: SealedColumn): Promise<Rewrapped> {
  const total = { rewrapped: 0, unreadable: 0 };
  let last: SealedRow | undefined;
  do {
    const rows: SealedRow[] = await readOld(sql, column, { current: secrets.keyIds()[0] ?? '', after: last });
    for (const row of rows) {
      const wrapped = wrapAnew(secrets, placeOf(column, row), row.sealed);
      if (wrapped === 'unreadable') total.unreadable += 1;
      else if (wrapped && (await replace(sql, column, { ...row, wrapped }))) total.rewrapped += 1;
    }
    last = rows.at(-1);
  } while (last);
  return total;
}

/** How many values each key wraps. */
export async function countByKey(sql: Sql, columns: readonly SealedColumn[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of columns) {
    const rows = await sql<{ id: string; values: number }[]>`
      select split_part(${sql(column)}, '.', 2) as id, count(*)::int as values from ${sql(table)}
      where ${sql(column)} is not null group by 1`;
    for (const { id, values } of rows) counts.set(id, (counts.get(id) ?? 0) + values);
  }
  return counts;
}

function readOld(
  sql: Sql,
  { table, column, key }: SealedColumn,
  { current, after }: { current: string; after: SealedRow | undefined },
): Promise<SealedRow[]> {
  const parts = keyAsText(sql, key);
  return sql<SealedRow[]>`
    select org_id as "orgId", ${parts} as key, ${sql(column)} as sealed from ${sql(table)}
    where ${sql(column)} is not null and split_part(${sql(column)}, '.', 2) <> ${current}
      ${after ? sql`and (org_id, ${parts}) > (${after.orgId}::uuid, ${after.key}::text[])` : sql``}
    order by org_id, ${parts} limit ${rowsAtOnce}`;
}

function wrapAnew(secrets: SecretBox, place: SecretPlace, sealed: string): string | null | 'unreadable' {
  try {
    return secrets.rewrap(place, sealed);
  } catch (error) {
    if (error instanceof SecretUnreadable) return 'unreadable';
    throw error;
  }
}

async function replace(
  sql: Sql,
  { table, column, key }: SealedColumn,
  row: SealedRow & { wrapped: string },
): Promise<boolean> {
  const parts = keyAsText(sql, key);
  const { count } = await sql`
    update ${sql(table)} set ${sql(column)} = ${row.wrapped}
    where org_id = ${row.orgId} and ${parts} = ${row.key}::text[] and ${sql(column)} = ${row.sealed}`;
  return count > 0;
}

const keyAsText = (sql: Sql, key: readonly string[]) =>
  sql.unsafe(`array[${key.map((name) => `"${name}"::text`).join(', ')}]`);

const placeOf = ({ table, column }: SealedColumn, { orgId, key }: SealedRow): SecretPlace => ({
  ...{ orgId, table, column },
  row: key.join('/'),
});
