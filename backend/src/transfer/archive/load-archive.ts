import { teamRoles } from '@threadline/shared/kernel/roles';
import type { Sql } from '../../platform/db/database.js';
import { Conflict } from '../../platform/errors.js';
import { quoted, steadyForm } from '../backup/catalogue.js';
import { type ArchiveManifest, jsonEntry } from './archive-manifest.js';
import { checkLoaded } from './check-loaded.js';
import { BrokenArchive, type OpenArchive } from './open-archive.js';
import { type Line, readLines } from './read-lines.js';
import { incoming, prepareNumbers, takeIn } from './renumber.js';

type Transaction = Parameters<Parameters<Sql['begin']>[1]>[0];

export interface Loading {
  archive: OpenArchive;
  manifest: ArchiveManifest;
  slug: string;
  /** Where the bytes of each file lie here, by their hash. */
  keys: ReadonlyMap<string, string>;
}

type Table = ArchiveManifest['tables'][number];

/** Tables of contents, and what says in each where the bytes lie. */
const keyColumns: ReadonlyMap<string, string> = new Map([
  ['stored_files', 'key'],
  ['mail_blobs', 'storage_key'],
]);
const rowsAtOnce = 500;
const roles: readonly unknown[] = teamRoles;

/** Writes every row, having looked at each; references are followed at the end. Returns how many rows. */
export async function loadArchive(sql: Transaction, loading: Loading): Promise<number> {
  const { manifest, slug } = loading;
  await sql.unsafe(steadyForm);
  const taken = await sql`select 1 from organisations where slug = ${slug}`;
  if (taken.length > 0) throw new Conflict(`The short name "${slug}" is taken here. Choose another one with --slug.`);
  await sql.unsafe('set local session_replication_role = replica');
  const waiting = await prepareNumbers(sql, manifest.tables);
  let rows = 0;
  for (const table of manifest.tables) {
    const into = waiting.has(table.table) ? incoming(table.table) : quoted(table.table);
    rows += await loadTable(sql, { ...loading, into }, table);
  }
  for (const table of manifest.tables.filter(({ table }) => waiting.has(table)))
    await takeIn(sql, table).catch(explainRow(table));
  await endWhatWaits(sql, manifest.organisation.id);
  await sql.unsafe('set local session_replication_role = origin');
  await checkLoaded(sql, manifest.organisation.id);
  return rows;
}

async function loadTable(sql: Transaction, loading: Loading & { into: string }, table: Table): Promise<number> {
  const content = await loading.archive.read(jsonEntry(table.table));
  const list = table.columns.map(quoted).join(', ');
  const insert = `insert into ${loading.into} (${list}) overriding system value
    select ${list} from jsonb_populate_recordset(null::${quoted(table.table)}, $1::text::jsonb)`;
  let batch: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length > 0) await sql.unsafe(insert, [`[${batch.join(',')}]`]).catch(explainRow(table));
    batch = [];
    bytes = 0;
  };
  for await (const line of readLines(content, table)) {
    const text = checked(line, loading, table);
    batch.push(text);
    bytes += text.length;
    if (batch.length >= rowsAtOnce || bytes > 4 * 1024 * 1024) await flush();
  }
  await flush();
  return table.rows;
}

/** The row as it is written here: of this organisation alone, with these columns alone. */
function checked({ text, row }: Line, { manifest, slug, keys }: Loading, { table, columns }: Table): string {
  const names = Object.keys(row);
  if (names.length !== columns.length || names.some((name) => !columns.includes(name)))
    throw new BrokenArchive(`a row of "${table}" has other columns than its table`);
  const owner = table === 'organisations' ? row.id : row.org_id;
  if (owner !== manifest.organisation.id)
    throw new BrokenArchive(`a row of "${table}" belongs to another organisation`);
  if (table === 'organisations') return JSON.stringify({ ...row, slug });
  if (table === 'people' && !roles.includes(row.role))
    throw new BrokenArchive('somebody has a role that does not exist');
  const column = keyColumns.get(table);
  if (column === undefined) return text;
  return JSON.stringify({ ...row, [column]: keys.get(String(row.hash)) ?? `${manifest.organisation.id}/${row.hash}` });
}

/** Nobody is told anew of what happened elsewhere. */
async function endWhatWaits(sql: Transaction, orgId: string): Promise<void> {
  await sql`update events set dispatched_at = now() where org_id = ${orgId} and dispatched_at is null`;
}

const explainRow =
  ({ table }: Table) =>
  (error: unknown): never => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Classes 22 and 23: values that do not fit their column, and rules of the table that are not kept.
    if (/^2[23]/.test(code)) throw new BrokenArchive(`a row of "${table}" cannot be kept`, error);
    throw error;
  };
