import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type FoundFile, walkMailFolder } from './find-files.js';
import { type MailFile, NO_BYTES, unreadableFile } from './mail-file.js';
import { looksLikeMbox } from './mbox-separator.js';
import { readMbox } from './read-mbox.js';

const DEFAULT_LIMIT_BYTES = 25 * 1024 * 1024;
const HEAD_BYTES = 4096;

export interface ReadMailOptions {
  /** Mails beyond this size are reported instead of loaded. */
  limitBytes?: number;
}

/**
 * Every mail below a path: one file, an mbox, a Maildir, or a folder with any of these at any depth. What a file
 * is shows in its content, not in its name. Order is the same every time. One mail is in memory at a time, and
 * whatever cannot be read comes as an item with a reason; only a path that does not exist throws.
 */
export async function* readMailSource(path: string, options: ReadMailOptions = {}): AsyncGenerator<MailFile> {
  const limitBytes = options.limitBytes ?? DEFAULT_LIMIT_BYTES;
  for await (const found of walkMailFolder(path)) {
    if (found.problem === undefined) yield* readFile(found, limitBytes);
    else yield unreadableFile(found.name, found.problem);
  }
}

async function* readFile(found: FoundFile, limitBytes: number): AsyncGenerator<MailFile> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe that took the file's place would wait for ever.
    file = await open(found.path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (await startsLikeMbox(file)) yield* readMbox(file, found.name, limitBytes);
    else yield await readWhole(file, found.name, limitBytes);
  } catch (error) {
    yield unreadableFile(found.name, error);
  } finally {
    await file?.close();
  }
}

async function startsLikeMbox(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return looksLikeMbox(buffer.subarray(0, bytesRead));
}

async function readWhole(file: FileHandle, name: string, limitBytes: number): Promise<MailFile> {
  const { size } = await file.stat();
  if (size > limitBytes) return { name, raw: NO_BYTES, tooLarge: { bytes: size } };
  const raw = Buffer.alloc(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(raw, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return { name, raw: raw.subarray(0, filled) };
}
