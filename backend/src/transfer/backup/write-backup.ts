import { existsSync } from 'node:fs';
import { connect } from '../../platform/db/connect.js';
import type { Sql } from '../../platform/db/database.js';
import { urlAs } from '../../platform/db/migrate.js';
import { Conflict, Unavailable } from '../../platform/errors.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { copyOut, readTables, steadyForm } from './catalogue.js';
import type { ContainerWriter } from './container.js';
import { readCopy } from './copy-stream.js';
import { createFolderContainer } from './folder-container.js';
import { type Manifest, manifestName, type TableInBackup, writeManifest } from './manifest.js';
import { writeMember } from './member.js';
import { createTarContainer } from './tar-container.js';
import { writeFiles } from './write-files.js';

export interface BackupOptions {
  administratorUrl: string;
  store: FileStore;
  /** A folder, or a file that ends in .tar; nothing may stand there yet. */
  to: string;
  product: string;
  keyIds: readonly string[];
}

export interface BackupTotals {
  tables: number;
  rows: number;
  files: number;
  /** Of rows and files, before they were packed. */
  bytes: number;
  missing: readonly string[];
}

/** Everything as it is at one moment, while people go on working. What is left half done is never taken for a backup. */
export async function writeBackup(options: BackupOptions): Promise<BackupTotals> {
  const { to } = options;
  if (existsSync(to)) throw new Conflict(`There is something at ${to} already. Choose another place for the backup.`);
  const container = await (to.endsWith('.tar') ? createTarContainer(to) : createFolderContainer(to));
  try {
    const manifest = await fill(container, options);
    await container.add(manifestName, writeManifest(manifest));
    await container.finish();
    return totalsOf(manifest);
  } catch (error) {
    await container.abandon();
    throw isWithoutRoom(error)
      ? new Unavailable(`There is no room left for the backup at ${to}. Choose another place.`)
      : error;
  }
}

async function fill(container: ContainerWriter, options: BackupOptions): Promise<Manifest> {
  const administrator = connect(options.administratorUrl, { max: 1 });
  const backup = connect(urlAs(options.administratorUrl, 'threadline_backup'), { max: 1 });
  try {
    const migrations = await readMigrations(administrator);
    return await backup.begin('isolation level repeatable read read only', async (sql) => {
      await sql.unsafe(steadyForm);
      const [moment] = await sql<{ now: Date }[]>`select clock_timestamp() as now`;
      const tables: TableInBackup[] = [];
      for (const shape of await readTables(sql)) {
        const rows = await readCopy(sql, copyOut(shape));
        const member = await writeMember(container, `tables/${shape.table}`, rows);
        tables.push({ ...member, table: shape.table, columns: shape.columns, key: shape.key });
      }
      const files = await writeFiles(container, sql, options.store);
      return {
        ...{ format: 1, product: options.product, takenAt: (moment?.now ?? new Date()).toISOString() },
        ...{ migrations, tables, files, keyIds: [...options.keyIds] },
        sequences: await readSequences(administrator),
      };
    });
  } finally {
    await Promise.all([backup.end({ timeout: 1 }), administrator.end({ timeout: 1 })]);
  }
}

async function readMigrations(administrator: Sql): Promise<Manifest['migrations']> {
  const [last] = await administrator<{ count: number; hash: string }[]>`
    select count(*) over ()::int as count, hash from drizzle.__drizzle_migrations order by created_at desc limit 1`;
  return { count: last?.count ?? 0, last: last?.hash ?? '' };
}

/** Read last: a number may be left out after a restore, but none is given twice. */
async function readSequences(administrator: Sql): Promise<Manifest['sequences']> {
  const rows = await administrator<Manifest['sequences']>`
    select sequencename::text as name, coalesce(last_value, start_value)::text as value, last_value is not null as called
    from pg_sequences where schemaname = 'public' order by 1`;
  return [...rows];
}

const isWithoutRoom = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOSPC';

function totalsOf({ tables, files }: Manifest): BackupTotals {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    tables: tables.length,
    rows: sum(tables.map(({ rows }) => rows)),
    files: files.stored,
    bytes: sum(tables.map(({ bytes }) => bytes)) + files.contentBytes,
    missing: files.missing,
  };
}
