import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Conflict } from '../../platform/errors.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { ContainerReader } from '../backup/container.js';
import { DamagedBackup } from '../backup/damaged-backup.js';
import { type FileLine, fileLine, type Manifest } from '../backup/manifest.js';
import { readMember } from '../backup/member.js';

/**
 * Puts every file into the store, before any row speaks of it. `kept` gets the keys of those that were not there already,
 * so that a failure takes back what it brought and nothing else. Another file under a key ends it with Conflict.
 */
export async function loadFiles(
  container: ContainerReader,
  manifest: Manifest,
  { store, kept }: { store: FileStore; kept: string[] },
): Promise<void> {
  const listing = readMember(container, manifest.files);
  const broken = new Promise<never>((_resolve, reject) => listing.once('error', reject));
  broken.catch(() => undefined);
  const load = async () => {
    for await (const line of createInterface({ input: listing })) {
      const file = readLine(line);
      if (await isThere(store, file)) continue;
      kept.push(file.key);
      await put(container, store, file);
    }
  };
  await Promise.race([load(), broken]);
}

async function isThere(store: FileStore, { key, sha256 }: FileLine): Promise<boolean> {
  const stream = await store.open(key);
  if (!stream) return false;
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  if (hash.digest('hex') === sha256) return true;
  throw new Conflict(`The file store holds another file under ${key}. Restore into a store of its own.`);
}

async function put(container: ContainerReader, store: FileStore, line: FileLine): Promise<void> {
  const content = { size: line.bytes, hash: line.sha256, read: () => readMember(container, line) };
  await store.put(line.key, content).catch((error: unknown) => {
    throw causeOf(error, line);
  });
}

// A store says that it is away when the bytes it is given break off.
function causeOf(error: unknown, { name }: FileLine): unknown {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof DamagedBackup ? new DamagedBackup(name, error) : error;
}

function readLine(line: string): FileLine {
  try {
    return fileLine.parse(JSON.parse(line));
  } catch (error) {
    throw new DamagedBackup('files', error);
  }
}
