import { createHash, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { connect } from '../../platform/db/connect.js';
import { NotFound } from '../../platform/errors.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { type ArchiveManifest, fileEntry } from './archive-manifest.js';
import { checkArchive } from './check-archive.js';
import { loadArchive } from './load-archive.js';
import { BrokenArchive, type OpenArchive, openArchive } from './open-archive.js';

export interface ImportOptions {
  administratorUrl: string;
  store: FileStore;
  from: string;
  /** Another short name than the one it had. */
  slug: string | null;
}

export interface ImportTotals {
  organisation: string;
  slug: string;
  tables: number;
  rows: number;
  files: number;
}

/** Brings an organisation in that was exported elsewhere; all of it or nothing. Every id stays what it was. */
export async function importArchive(options: ImportOptions): Promise<ImportTotals> {
  if (!statSync(options.from, { throwIfNoEntry: false })) throw new NotFound(`archive at ${options.from}`);
  const archive = await openArchive(options.from);
  const sql = connect(options.administratorUrl, { max: 1 });
  const keys = new Map<string, string>();
  try {
    const manifest = await checkArchive(archive, sql);
    const slug = options.slug ?? manifest.organisation.slug;
    for (const { hash } of manifest.files) await putFile({ archive, manifest, keys, store: options.store }, hash);
    const rows = await sql.begin((open) => loadArchive(open, { archive, manifest, slug, keys }));
    const { tables, files, organisation } = manifest;
    return { organisation: organisation.id, slug, tables: tables.length, rows, files: files.length };
  } catch (error) {
    for (const key of keys.values()) await options.store.remove(key).catch(() => undefined);
    throw error;
  } finally {
    archive.close();
    await sql.end({ timeout: 1 });
  }
}

interface Putting {
  archive: OpenArchive;
  manifest: ArchiveManifest;
  /** The new place of each content: an archive has no say in where files lie. */
  keys: Map<string, string>;
  store: FileStore;
}

async function putFile({ archive, manifest, keys, store }: Putting, hash: string): Promise<void> {
  const key = `${manifest.organisation.id}/${randomUUID()}`;
  keys.set(hash, key);
  const digest = createHash('sha256');
  for await (const chunk of await archive.read(fileEntry(hash))) digest.update(chunk as Buffer);
  if (digest.digest('hex') !== hash) throw new BrokenArchive('a file is not what its name says');
  const size = archive.sizeOf(fileEntry(hash));
  const content = { size, hash, read: () => lazily(() => archive.read(fileEntry(hash))) };
  await store.put(key, content);
}

/** A stream that is opened when somebody reads it. */
const lazily = (open: () => Promise<Readable>): Readable =>
  Readable.from(
    (async function* () {
      yield* await open();
    })(),
    { objectMode: false },
  );
