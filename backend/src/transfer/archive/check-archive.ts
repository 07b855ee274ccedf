import type { Sql } from '../../platform/db/database.js';
import { Conflict } from '../../platform/errors.js';
import {
  type ArchiveManifest,
  archiveManifest,
  csvEntry,
  fileEntry,
  jsonEntry,
  manifestEntry,
  readmeEntry,
} from './archive-manifest.js';
import { archiveTables } from './archive-tables.js';
import { BrokenArchive, type OpenArchive } from './open-archive.js';

const mostManifestBytes = 200 * 1024 * 1024;

/** What can be known before anything is written: form, entries, tables and columns, and that the organisation is new here. */
export async function checkArchive(archive: OpenArchive, sql: Sql): Promise<ArchiveManifest> {
  const manifest = await readManifest(archive);
  checkEntries(archive, manifest);
  await checkTables(sql, manifest);
  const taken = await sql`select 1 from organisations where id = ${manifest.organisation.id}`;
  if (taken.length > 0) throw new Conflict('This organisation is here already. An archive is imported once.');
  return manifest;
}

async function readManifest(archive: OpenArchive): Promise<ArchiveManifest> {
  if (!archive.names.has(manifestEntry)) throw new BrokenArchive('its manifest is missing');
  if (archive.sizeOf(manifestEntry) > mostManifestBytes) throw new BrokenArchive('its manifest is too long');
  const parts: Buffer[] = [];
  for await (const part of await archive.read(manifestEntry)) parts.push(part as Buffer);
  try {
    return archiveManifest.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
  } catch (error) {
    throw new BrokenArchive('its manifest cannot be read', error);
  }
}

function checkEntries(archive: OpenArchive, { tables, files }: ArchiveManifest): void {
  const expected = new Set([
    ...[manifestEntry, readmeEntry],
    ...tables.flatMap(({ table }) => [jsonEntry(table), csvEntry(table)]),
    ...files.map(({ hash }) => fileEntry(hash)),
  ]);
  const missing = [...expected].find((name) => !archive.names.has(name));
  if (missing) throw new BrokenArchive(`"${missing}" is missing`);
  // A file whose bytes were lost lies there too, unnamed by the manifest.
  const surplus = [...archive.names].find((name) => !expected.has(name) && !/^files\/[0-9a-f]{64}$/.test(name));
  if (surplus) throw new BrokenArchive('it holds entries that no archive has');
  for (const { table, bytes } of tables)
    if (archive.sizeOf(jsonEntry(table)) !== bytes) throw new BrokenArchive(`"${table}" is not what the manifest says`);
}

async function checkTables(sql: Sql, { tables }: ArchiveManifest): Promise<void> {
  const known = await archiveTables(sql);
  const named = new Set(tables.map(({ table }) => table));
  const other = [
    ...tables.filter(({ table, columns }) => {
      const here = known.find((one) => one.table === table);
      return here?.columns.join() !== columns.join();
    }),
    ...known.filter(({ table }) => !named.has(table)),
  ];
  if (named.size !== tables.length) throw new BrokenArchive('it names a table twice');
  if (other[0])
    throw new BrokenArchive(`its table "${other[0].table}" has another form than here; bring both to the same version`);
}
