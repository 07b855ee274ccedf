import { statSync } from 'node:fs';
import { connect } from '../../platform/db/connect.js';
import type { Sql } from '../../platform/db/database.js';
import { migrateDatabase } from '../../platform/db/migrate.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { ContainerReader } from '../backup/container.js';
import { openFolderContainer } from '../backup/folder-container.js';
import { type Manifest, readManifest } from '../backup/manifest.js';
import { openTarContainer } from '../backup/tar-container.js';
import { loadFiles } from './load-files.js';
import { loadTables } from './load-tables.js';
import { requireBlank, requireKnownMigrations } from './require-blank.js';

export interface RestoreOptions {
  administratorUrl: string;
  store: FileStore;
  from: string;
  /** Which keys there are here; null where the secrets of the backup may stay unreadable. */
  keyIds: readonly string[] | null;
}

export interface RestoreTotals {
  takenAt: string;
  tables: number;
  rows: number;
  files: number;
  missing: readonly string[];
  /** Every table was read back and is what the manifest says; nothing is kept otherwise. */
  verified: true;
}

/** Brings a backup into a database that holds nothing; all of it or nothing. */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreTotals> {
  const container = await openContainer(options.from);
  try {
    const manifest = await readManifest(container);
    requireKeys(manifest, options.keyIds);
    await requireKnownMigrations(manifest);
    await load(container, manifest, options);
    const { takenAt, tables, files } = manifest;
    const rows = tables.reduce((total, table) => total + table.rows, 0);
    return { takenAt, tables: tables.length, rows, files: files.stored, missing: files.missing, verified: true };
  } finally {
    await container.close();
  }
}

async function load(container: ContainerReader, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const { administratorUrl: url, store } = options;
  const administrator = connect(url, { max: 1 });
  const kept: string[] = [];
  try {
    await requireBlank(administrator);
    await migrateDatabase({ url, upTo: manifest.migrations.count });
    await loadFiles(container, manifest, { store, kept });
    await administrator.begin((sql) => loadTables(sql, container, manifest)).catch(explainRights);
  } catch (error) {
    for (const key of kept) await store.remove(key).catch(() => undefined);
    throw error;
  } finally {
    await administrator.end({ timeout: 1 });
  }
  await migrateDatabase({ url });
  await analyse(url);
}

async function openContainer(path: string): Promise<ContainerReader> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new NotFound(`backup at ${path}`);
  return found.isDirectory() ? openFolderContainer(path) : openTarContainer(path);
}

function requireKeys({ keyIds }: Manifest, known: readonly string[] | null): void {
  const missing = known ? keyIds.filter((id) => !known.includes(id)) : [];
  if (missing.length === 0) return;
  throw new Invalid(
    `Stored secrets of this backup open with ${missing.join(', ')} only. Put secret-keys.json into DATA_DIR or set ` +
      'SECRET_KEYS as it was, and try again; or add --without-keys to do without those secrets.',
  );
}

function explainRights(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '42501')
    throw new Invalid(
      'The login of DATABASE_URL may not set session_replication_role. Restore with a superuser, or grant it that right.',
      { cause: error },
    );
  throw error;
}

/** A database that knows nothing of its new rows would plan badly until its next round. */
async function analyse(url: string): Promise<void> {
  const administrator: Sql = connect(url, { max: 1 });
  try {
    await administrator.unsafe('analyze');
  } finally {
    await administrator.end({ timeout: 1 });
  }
}
