import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { openArchive } from './archive/open-archive.js';
import { ownFolder } from './blank.fixture.js';

/** Every entry of an archive. */
export async function unzip(path: string): Promise<Map<string, Buffer>> {
  const archive = await openArchive(path);
  const entries = new Map<string, Buffer>();
  for (const name of archive.names) {
    const parts: Buffer[] = [];
    for await (const part of await archive.read(name)) parts.push(part as Buffer);
    entries.set(name, Buffer.concat(parts));
  }
  archive.close();
  return entries;
}

/** An archive of these entries. */
export async function zip(entries: ReadonlyMap<string, Buffer>): Promise<string> {
  const path = join(ownFolder(), 'changed.zip');
  const file = new ZipFile();
  for (const [name, content] of entries) file.addBuffer(content, name);
  file.end();
  await pipeline(file.outputStream, createWriteStream(path));
  return path;
}

export interface Manifest {
  organisation: { id: string; slug: string };
  tables: { table: string; columns: string[]; rows: number; bytes: number; sha256: string }[];
  files: { hash: string; bytes: number }[];
}

/** The archive with one table's rows changed, and a manifest that agrees with them. */
export function withRows(
  whole: ReadonlyMap<string, Buffer>,
  table: string,
  change: (rows: Record<string, unknown>[]) => unknown[],
): Map<string, Buffer> {
  const entries = new Map(whole);
  const name = `json/${table}.jsonl`;
  const rows = String(whole.get(name))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const content = Buffer.from(
    change(rows)
      .map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`)
      .join(''),
  );
  entries.set(name, content);
  return withManifest(entries, (manifest) => {
    const entry = manifest.tables.find((one) => one.table === table);
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (entry) Object.assign(entry, { rows: content.toString().split('\n').length - 1, bytes: content.length, sha256 });
  });
}

/** The same entries with another manifest. */
export function withManifest(entries: Map<string, Buffer>, change: (manifest: Manifest) => void): Map<string, Buffer> {
  const manifest = JSON.parse(String(entries.get('manifest.json'))) as Manifest;
  change(manifest);
  return entries.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
}
