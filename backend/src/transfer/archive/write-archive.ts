import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { v4 as randomId } from 'uuid';
import { ZipFile } from 'yazl';
import { connect } from '../../platform/db/connect.js';
import type { Sql } from '../../platform/db/database.js';
import { urlAs } from '../../platform/db/migrate.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { steadyForm } from '../backup/catalogue.js';
import { createMeter } from '../backup/member.js';
import {
  type ArchiveManifest,
  csvEntry,
  fileEntry,
  jsonEntry,
  manifestEntry,
  readmeEntry,
} from './archive-manifest.js';
import { csvOf, linesOf } from './archive-rows.js';
import { type ArchiveTable, archiveTables } from './archive-tables.js';
import { type Reach, rowsWithin } from './reach.js';
import { readme } from './readme.js';

export interface ArchiveOptions {
  administratorUrl: string;
  store: FileStore;
  orgId: string;
  /** A file that is not there yet. */
  to: string;
  product: string;
  reach: Reach;
  onProgress?: (done: { tables: number; of: number }) => Promise<void>;
}

export interface ArchiveTotals {
  tables: number;
  rows: number;
  files: number;
  /** What the rows and files weigh unpacked. */
  bytes: number;
  missing: number;
}

type Asking = Pick<Sql, 'unsafe'>;

/** Everything of one organisation at one moment, without anything that lets somebody in. */
export async function writeArchive(options: ArchiveOptions): Promise<ArchiveTotals> {
  if (existsSync(options.to)) throw new Conflict(`There is something at ${options.to} already. Choose another place.`);
  const sql = connect(urlAs(options.administratorUrl, 'threadline_backup'), { max: 1 });
  const draft = `${options.to}.${randomId()}.part`;
  try {
    const manifest = await sql.begin('isolation level repeatable read read only', async (open) => {
      await open.unsafe(steadyForm);
      return zipUp(open, options, draft);
    });
    await rename(draft, options.to);
    return totalsOf(manifest);
  } finally {
    await rm(draft, { force: true });
    await sql.end({ timeout: 1 });
  }
}

async function zipUp(sql: Asking, options: ArchiveOptions, path: string): Promise<ArchiveManifest> {
  const zip = new ZipFile();
  const manifest = await emptyManifest(sql, options);
  const written = pipeline(zip.outputStream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  const failed = new Promise<never>((_resolve, reject) => zip.once('error', reject));
  failed.catch(() => undefined);
  const { reach } = options;
  zip.addBuffer(Buffer.from(readme(manifest, reach)), readmeEntry);
  const add = (name: string, content: AsyncIterable<Buffer>, compress = true) =>
    Promise.race([addEntry(zip, { name, content, compress }), failed, written]);
  const tables = await archiveTables(sql);
  for (const [index, table] of tables.entries()) {
    await addTable(sql, { table, reach, manifest, add });
    await options.onProgress?.({ tables: index + 1, of: tables.length });
  }
  await addFiles(sql, { store: options.store, reach, manifest, add });
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), manifestEntry);
  zip.end();
  await Promise.race([written, failed]);
  return manifest;
}

async function emptyManifest(sql: Asking, { orgId, product }: ArchiveOptions): Promise<ArchiveManifest> {
  const [row] = await sql.unsafe<{ id: string; slug: string; name: string; now: Date }[]>(
    'select id, slug, name, clock_timestamp() as now from organisations where id = $1',
    [orgId],
  );
  if (!row) throw new NotFound('organisation');
  const { now, ...organisation } = row;
  const kind = { format: 'threadline archive 1', product, takenAt: now.toISOString() } as const;
  return { ...kind, organisation, tables: [], files: [], missing: [] };
}

interface Entry {
  name: string;
  content: AsyncIterable<Buffer>;
  compress: boolean;
}

/** Resolves when the entry has been read to its end: the next one may ask the database. */
function addEntry(zip: ZipFile, { name, content, compress }: Entry): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = Readable.from(content, { objectMode: false });
    stream.once('error', reject).once('end', resolve);
    zip.addReadStream(stream, name, { compress });
  });
}

interface Adding {
  manifest: ArchiveManifest;
  add: (name: string, content: AsyncIterable<Buffer>, compress?: boolean) => Promise<void>;
}

async function addTable(
  sql: Asking,
  { table, reach, manifest, add }: Adding & { table: ArchiveTable; reach: Reach },
): Promise<void> {
  const { id } = manifest.organisation;
  const meter = createMeter();
  await add(jsonEntry(table.table), linesOf(sql, { table, orgId: id, reach, meter }));
  await add(csvEntry(table.table), csvOf(sql, { table, orgId: id, reach }));
  manifest.tables.push({ table: table.table, columns: table.columns, ...meter.measure() });
}

async function addFiles(
  sql: Asking,
  { store, reach, manifest, add }: Adding & { store: FileStore; reach: Reach },
): Promise<void> {
  const rows = await sql.unsafe<{ key: string; hash: string }[]>(
    `select distinct on (f.hash) f.key, f.hash from (select key, hash from stored_files where org_id = $1
      union all select storage_key, hash from mail_blobs where org_id = $1 and (${rowsWithin(reach, 'mail_blobs')})) f
      order by f.hash`,
    [manifest.organisation.id],
  );
  for (const { key, hash } of rows) {
    const bytes = await store.open(key);
    const meter = createMeter();
    const measured = async function* () {
      for await (const chunk of bytes ?? []) yield meter.take(chunk as Buffer);
    };
    if (bytes) await add(fileEntry(hash), measured(), false);
    const { sha256, bytes: size } = meter.measure();
    if (bytes && sha256 === hash) manifest.files.push({ hash, bytes: size });
    else manifest.missing.push(hash);
  }
}

function totalsOf({ tables, files, missing }: ArchiveManifest): ArchiveTotals {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    tables: tables.length,
    rows: sum(tables.map(({ rows }) => rows)),
    files: files.length,
    bytes: sum([...tables, ...files].map(({ bytes }) => bytes)),
    missing: missing.length,
  };
}
