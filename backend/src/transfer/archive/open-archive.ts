import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Invalid } from '../../platform/errors.js';

/** An archive as it came in: nothing of it is trusted. */
export interface OpenArchive {
  names: ReadonlySet<string>;
  /** What the entry says of its unpacked size; the stream fails where that is not so. */
  sizeOf(name: string): number;
  read(name: string): Promise<Readable>;
  close(): void;
}

const mostEntries = 1_100_000;
/** Rows of text pack well, but never like this: a small entry that unpacks without end is no table. */
const mostUnpacking = 100;
const freeBytes = 16 * 1024 * 1024;

export class BrokenArchive extends Invalid {
  constructor(why: string, cause?: unknown) {
    super(`This archive cannot be imported: ${why}. Nothing was changed; export it again.`, { cause });
  }
}

const openZip = promisify((path: string, options: yauzl.Options, done: (error: Error | null, zip?: ZipFile) => void) =>
  yauzl.open(path, options, done as (error: Error | null, zip: ZipFile) => void),
);

export async function openArchive(path: string): Promise<OpenArchive> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    (error: unknown) => {
      throw new BrokenArchive('it is no zip file', error);
    },
  );
  if (!zip) throw new BrokenArchive('it is no zip file');
  try {
    const entries = await readEntries(zip);
    return {
      names: new Set(entries.keys()),
      sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
      read: (name) => readEntry(zip, entries.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.once('error', (error: Error) =>
      reject(new BrokenArchive('it is damaged, or names places outside itself', error)),
    );
    zip.once('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      const problem = problemOf(entry, entries);
      if (problem) return reject(new BrokenArchive(problem));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function problemOf(entry: Entry, entries: ReadonlyMap<string, Entry>): string | null {
  if (entries.size >= mostEntries) return 'it holds too many entries';
  if (entries.has(entry.fileName)) return 'it holds an entry twice';
  const most = freeBytes + entry.compressedSize * mostUnpacking;
  return entry.uncompressedSize > most ? 'it unpacks to far more than it weighs' : null;
}

function readEntry(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  if (!entry) throw new BrokenArchive('an entry is missing');
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(new BrokenArchive(`"${entry.fileName}" cannot be read`, error));
      else resolve(stream);
    });
  });
}
