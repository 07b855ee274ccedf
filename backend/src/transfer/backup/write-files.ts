import { Readable } from 'node:stream';
import type { Sql } from '../../platform/db/database.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { ContainerWriter } from './container.js';
import type { FileLine, Manifest } from './manifest.js';
import { type Member, writeMember } from './member.js';

interface StoredRow {
  key: string;
  hash: string;
  size: number;
}

/** The bytes of every file that the snapshot knows. What the store does not hold as it should is named. */
export async function writeFiles(
  container: ContainerWriter,
  sql: Pick<Sql, 'unsafe'>,
  store: FileStore,
): Promise<Manifest['files']> {
  const found = { stored: 0, contentBytes: 0, missing: [] as string[] };
  const lines = async function* () {
    const rows = sql.unsafe<StoredRow[]>(
      `select org_id, key, hash, size::int8 as size from stored_files
        union all select org_id, storage_key, hash, size from mail_blobs order by org_id, hash`,
    );
    for await (const page of rows.cursor(200)) {
      for (const row of page) {
        const line = await writeFile(container, store, row);
        if (!line) found.missing.push(row.key);
        else yield Buffer.from(`${JSON.stringify(line)}\n`);
        if (!line) continue;
        found.stored += 1;
        found.contentBytes += line.bytes;
      }
    }
  };
  const listing = await writeMember(container, 'files', Readable.from(lines(), { objectMode: false }));
  return { ...listing, ...found };
}

async function writeFile(container: ContainerWriter, store: FileStore, row: StoredRow): Promise<FileLine | null> {
  const { key, hash, size } = row;
  const bytes = await store.open(key);
  if (!bytes) return null;
  const member: Member = await writeMember(container, `files/${key}`, bytes);
  return member.sha256 === hash ? { ...member, key, size: Number(size) } : null;
}
