import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { Unavailable } from '../errors.js';
import { formatKey, type Keyring, parseKey, type RetiredKey, type SecretKey } from './keyring.js';

/** The keys cannot be read or kept: the product does not start without them. */
export class KeyFileProblem extends Unavailable {}

/** A key of the file, and since when it is not the current one any more. */
export interface FileKey extends SecretKey {
  replacedAt: Date | null;
}

/** What `secret-keys.json` holds, the current key first. */
export interface KeyFile {
  keys: readonly [FileKey, ...FileKey[]];
  retired: readonly RetiredKey[];
}

const shape = z.object({
  keys: z.array(z.object({ key: z.string(), replacedAt: z.iso.datetime().nullable() })).min(1),
  retired: z.array(z.object({ id: z.string(), purposes: z.base64() })),
});

/** Reads the file, which is made first where there is none; of several processes one makes it and all read the same. */
export function readOrMakeKeyFile(path: string, now: Date): KeyFile {
  try {
    return readKeyFile(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  make(path, { keys: [{ ...newKey(now), replacedAt: null }], retired: [] });
  return readKeyFile(path);
}

/** Puts other keys in the place of the file, whole or not at all. */
export function writeKeyFile(path: string, file: KeyFile): void {
  const draft = writeDraft(path, file);
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** A random key, named after its day. */
export function newKey(now: Date): SecretKey {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  return { id: `${day}-${randomBytes(4).toString('hex')}`, secret: randomBytes(32) };
}

export const ringOf = ({ keys, retired }: KeyFile): Keyring => ({ keys, retired });

export function readKeyFile(path: string): KeyFile {
  const text = readFileSync(path, 'utf8');
  const damaged = new KeyFileProblem(
    `The file of the secret keys (${path}) is damaged. Put its copy back, or set SECRET_KEYS.`,
  );
  const { success, data } = shape.safeParse(parseJson(text));
  if (!success) throw damaged;
  const [current, ...previous] = data.keys.map(({ key, replacedAt }) => {
    const parsed = parseKey(key);
    if (!parsed) throw damaged;
    return { ...parsed, replacedAt: replacedAt ? new Date(replacedAt) : null };
  });
  if (!current) throw damaged;
  const retired = data.retired.map(({ id, purposes }) => ({ id, purposes: Buffer.from(purposes, 'base64') }));
  return { keys: [current, ...previous], retired };
}

// A link refuses to replace a file: who comes second takes what the first has made.
function make(path: string, file: KeyFile): void {
  const draft = writeDraft(path, file);
  try {
    linkSync(draft, path);
    syncFolder(dirname(path));
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw unwritable(path, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDraft(path: string, { keys, retired }: KeyFile): string {
  const text = JSON.stringify({
    keys: keys.map((key) => ({ key: formatKey(key), replacedAt: key.replacedAt?.toISOString() ?? null })),
    retired: retired.map(({ id, purposes }) => ({ id, purposes: purposes.toString('base64') })),
  });
  const draft = `${path}.${randomUUID()}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeSync(file, `${text}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return draft;
  } catch (error) {
    rmSync(draft, { force: true });
    throw unwritable(path, error);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

const unwritable = (path: string, cause: unknown) =>
  new KeyFileProblem(
    `The file of the secret keys (${path}) cannot be written. Give the folder room, or set SECRET_KEYS.`,
    {
      cause,
    },
  );

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;
