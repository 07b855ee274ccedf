import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';

const SLASH = Buffer.from('/');
// Beside its mails a Maildir holds unfinished deliveries (tmp) and files of the mail server.
const MAILDIR_CONTROL = /^(?:tmp|maildirfolder|maildirsize|subscriptions|\.?dovecot[.-].*|courierimap.*)$/;

export interface FoundFile {
  /** Bytes, because a file name need not be valid UTF-8. */
  path: Buffer;
  /** Relative to the source, for people. */
  name: string;
  /** Why it cannot be read, if so. */
  problem?: unknown;
}

/** Thrown when the path handed in leads nowhere. */
export class MailSourceNotFoundError extends Error {
  constructor(path: string, cause: unknown) {
    super(`There is nothing to read at "${path}". Check the path and the permissions.`, { cause });
    this.name = 'MailSourceNotFoundError';
  }
}

/**
 * All files below a path in the order of their names. In a Maildir unfinished deliveries (`tmp`) are ignored.
 * Links are followed once: a folder that was seen before is reported, not entered again.
 */
export async function* walkMailFolder(path: string): AsyncGenerator<FoundFile> {
  const root = Buffer.from(path);
  const kind = await stat(root).catch((error: unknown) => {
    throw new MailSourceNotFoundError(path, error);
  });
  if (kind.isDirectory()) yield* walkFolder({ path: root, name: '' }, new Set());
  else yield fileOrProblem({ path: root, name: basename(path) }, kind);
}

async function* walkFolder(folder: FoundFile, seen: Set<string>): AsyncGenerator<FoundFile> {
  let names: Buffer[];
  try {
    const real = await realpath(folder.path, { encoding: 'latin1' });
    if (seen.has(real)) throw 'The link leads back to a folder that is read already.';
    seen.add(real);
    names = await sortedNames(folder.path);
  } catch (error) {
    yield { ...folder, name: folder.name === '' ? '.' : folder.name, problem: error };
    return;
  }
  for (const name of names) yield* walkEntry(childOf(folder, name), seen);
}

async function* walkEntry(entry: FoundFile, seen: Set<string>): AsyncGenerator<FoundFile> {
  try {
    const kind = await stat(entry.path);
    if (kind.isDirectory()) yield* walkFolder(entry, seen);
    else yield fileOrProblem(entry, kind);
  } catch (error) {
    yield { ...entry, problem: error };
  }
}

async function sortedNames(folder: Buffer): Promise<Buffer[]> {
  const names = (await readdir(folder, { encoding: 'buffer' })).sort(Buffer.compare);
  const words = new Set(names.map(String));
  const isMaildir = words.has('cur') && (words.has('new') || words.has('tmp'));
  return isMaildir ? names.filter((name) => !MAILDIR_CONTROL.test(String(name))) : names;
}

function childOf(folder: FoundFile, name: Buffer): FoundFile {
  return {
    path: Buffer.concat([folder.path, SLASH, name]),
    name: folder.name === '' ? String(name) : `${folder.name}/${name}`,
  };
}

function fileOrProblem(file: FoundFile, kind: Stats): FoundFile {
  return kind.isFile() ? file : { ...file, problem: 'This is no regular file but a device, pipe or socket.' };
}
