import type { Sql } from '../../platform/db/database.js';
import { quoted } from '../backup/catalogue.js';
import type { ArchiveManifest } from './archive-manifest.js';

type Transaction = Parameters<Parameters<Sql['begin']>[1]>[0];
type Table = ArchiveManifest['tables'][number];

/** A column whose values the database gives one after the other, to all organisations together. */
interface Numbered {
  table: string;
  column: string;
  sequence: string;
}

const [log, seals] = ['audit_log', 'audit_seals'];

/** Tables that wait beside their place until their rows have numbers of this installation: an archive has no say in those. */
export async function prepareNumbers(sql: Transaction, tables: readonly Table[]): Promise<ReadonlySet<string>> {
  const numbered = new Set([...(await readNumbered(sql)).map(({ table }) => table), seals]);
  const waiting = tables.filter(({ table }) => numbered.has(table));
  for (const { table, columns } of waiting)
    await sql.unsafe(`create temp table ${incoming(table)} on commit drop as
      select ${list(columns)}, null::bigint as renumbered from ${quoted(table)} with no data`);
  return new Set(waiting.map(({ table }) => table));
}

/** Where a table's rows go at first. */
export const incoming = (table: string): string => quoted(`incoming_${table}`);

/** Moves a waiting table to its place; its rows keep their order and get the next numbers that are free here. */
export async function takeIn(sql: Transaction, { table, columns }: Table): Promise<void> {
  const numbers = (await readNumbered(sql)).filter((one) => one.table === table);
  for (const number of numbers) await numberAnew(sql, number);
  const values = columns.map((column) => sourceOf(table, column, numbers));
  const seen = table === seals ? `left join ${incoming(log)} l on l.seq = i.audit_seq` : '';
  await sql.unsafe(`insert into ${quoted(table)} (${list(columns)}) overriding system value
    select ${values.join(', ')} from ${incoming(table)} i ${seen}`);
}

async function readNumbered(sql: Transaction): Promise<Numbered[]> {
  const rows = await sql.unsafe<Numbered[]>(`
    select c.relname::text as table, a.attname::text as column,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`);
  return [...rows];
}

/** The log follows its chain, so that its order is sealed as well; everything else follows its old numbers. */
async function numberAnew(sql: Transaction, { table, column, sequence }: Numbered): Promise<void> {
  const chain = table === log ? `left join ${incoming(seals)} s on s.audit_seq = i.seq` : '';
  const order = `${table === log ? 's.number, ' : ''}i.${quoted(column)}`;
  await sql.unsafe(
    `update ${incoming(table)} i set renumbered = given.number
      from (select place, nextval($1::regclass) as number
        from (select i.ctid as place from ${incoming(table)} i ${chain} order by ${order}) ordered) given
      where i.ctid = given.place`,
    [sequence],
  );
}

/** A seal goes along with its entry, and keeps the number that its hash is over. */
function sourceOf(table: string, column: string, numbers: readonly Numbered[]): string {
  if (numbers.some((one) => one.column === column)) return 'i.renumbered';
  if (table === seals && column === 'audit_seq') return 'l.renumbered';
  if (table === seals && column === 'sealed_seq') return 'coalesce(i.sealed_seq, i.audit_seq)';
  return `i.${quoted(column)}`;
}

const list = (names: readonly string[]) => names.map(quoted).join(', ');
