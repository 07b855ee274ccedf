import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Anchor, anchorLine } from './anchor.js';

/** Anchors of every organisation in a folder, one file each, to which whole lines are only ever added. */
export interface AnchorFiles {
  append(anchor: Anchor): Promise<void>;
  /** All of an organisation's, oldest first; null for a line that is none. */
  read(orgId: string): AsyncIterable<Anchor | null>;
  /** Whether there is a file of this organisation. */
  isBegun(orgId: string): Promise<boolean>;
  /** The last one; null where there is none. */
  last(orgId: string): Promise<Anchor | null>;
  /** Whose files there are. */
  organisations(): Promise<string[]>;
  /** Writes the file anew with what `keeps` says yes to and what cannot be read, while nobody reads half of it. */
  thin(orgId: string, keeps: (anchor: Anchor) => boolean): Promise<void>;
  /** Removes the file: for an organisation of which nothing is to be left. */
  forget(orgId: string): Promise<void>;
}

const ending = '.jsonl';
/** More than any one line. */
const tailBytes = 2_048;

/** Below the data directory, beside the database and not in it: it outlives the database. */
export const anchorFolder = (dataDir: string): string => join(dataDir, 'audit-anchors');

export function createAnchorFiles(folder: string): AnchorFiles {
  const pathOf = (orgId: string) => join(folder, `${orgId}${ending}`);
  const read = async function* (orgId: string) {
    for await (const line of linesOf(pathOf(orgId))) yield parse(line);
  };
  return {
    append: async (anchor) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await appendLine(pathOf(anchor.organisation), JSON.stringify(anchor));
    },
    read,
    isBegun: async (orgId) => (await stat(pathOf(orgId)).catch(nothingThere(null))) !== null,
    last: (orgId) => lastOf(pathOf(orgId)),
    organisations: async () => {
      const names = await readdir(folder).catch(nothingThere<string[]>([]));
      return names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
    },
    thin: async (orgId, keeps) => {
      const kept: string[] = [];
      let dropped = 0;
      for await (const line of linesOf(pathOf(orgId))) {
        const anchor = parse(line);
        // A line that is none tells that somebody was there.
        if (!anchor || keeps(anchor)) kept.push(`${line}\n`);
        else dropped += 1;
      }
      if (dropped === 0) return;
      const draft = `${pathOf(orgId)}.part`;
      await writeFile(draft, kept.join(''), { mode: 0o600, flush: true });
      await rename(draft, pathOf(orgId));
    },
    forget: (orgId) => rm(pathOf(orgId), { force: true }),
  };
}

/** One write of a whole line: several servers may add to the file at once. */
async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.write(`${line}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function* linesOf(path: string): AsyncIterable<string> {
  const found = await stat(path).catch(nothingThere(null));
  if (!found) return;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

async function lastOf(path: string): Promise<Anchor | null> {
  const file = await open(path, 'r').catch(nothingThere(null));
  if (!file) return null;
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(tailBytes), 0, tailBytes, Math.max(0, size - tailBytes));
    const line = buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').at(-1);
    return line ? parse(line) : null;
  } finally {
    await file.close();
  }
}

function parse(line: string): Anchor | null {
  try {
    return anchorLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

const nothingThere =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
