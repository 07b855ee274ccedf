import type { Sql } from '../../platform/db/database.js';

export interface TableShape {
  table: string;
  /** What is written; generated columns come by themselves. */
  columns: string[];
  key: string[];
  /** Columns of the key that hold text, whose order differs from system to system unless it is said. */
  texts: string[];
}

type Asking = Pick<Sql, 'unsafe'>;

/** Every table of the product, those that others refer to first. */
export async function readTables(sql: Asking): Promise<TableShape[]> {
  const rows = await sql.unsafe<TableShape[]>(`
    select c.relname::text as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array_agg(k.attname::text order by u.position) as key,
      coalesce(array_agg(k.attname::text) filter (where k.attcollation <> 0), '{}') as texts
    from pg_class c
    join pg_constraint p on p.conrelid = c.oid and p.contype = 'p'
    cross join unnest(p.conkey) with ordinality u(number, position)
    join pg_attribute k on k.attrelid = c.oid and k.attnum = u.number
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.oid, c.relname order by c.relname`);
  return [...rows];
}

/** Text the same on every system, row after row in the order of the key. */
export function copyOut({ table, columns, key, texts }: TableShape): string {
  const order = key.map((name) => (texts.includes(name) ? `${quoted(name)} collate "C"` : quoted(name)));
  return `copy (select ${list(columns)} from ${quoted(table)} order by ${order.join(', ')}) to stdout`;
}

export const copyIn = ({ table, columns }: Pick<TableShape, 'table' | 'columns'>): string =>
  `copy ${quoted(table)} (${list(columns)}) from stdin with (freeze)`;

/** How values are written, whatever the server's own settings are. */
export const steadyForm = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1;
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (names: readonly string[]) => names.map(quoted).join(', ');
