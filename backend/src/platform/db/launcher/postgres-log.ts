import { chown, copyFile, type FileHandle, open, readFile, stat, truncate } from 'node:fs/promises';
import type { Home } from './choose-home.js';

const LARGEST_LOG_BYTES = 4 * 1024 * 1024;

/** Opens the log for the database to write to. It appends, so the file may be cut while it does. */
export async function openLog(home: Home): Promise<FileHandle> {
  await boundLog(home);
  const file = await open(home.log, 'a', 0o600);
  if (home.account !== null) await chown(home.log, home.account.uid, home.account.gid);
  return file;
}

/** Keeps one earlier file: the two together never grow beyond twice the bound for long. */
export async function boundLog(home: Home): Promise<void> {
  if ((await logSize(home)) < LARGEST_LOG_BYTES) return;
  await copyFile(home.log, `${home.log}.1`);
  await truncate(home.log);
}

export async function logSize(home: Home): Promise<number> {
  return stat(home.log).then(
    (found) => found.size,
    () => 0,
  );
}

/** The last lines written since the log had the given size. */
export async function readLogSince(home: Home, size: number): Promise<string> {
  const text = await readFile(home.log).catch(() => Buffer.alloc(0));
  return text.subarray(size).toString('utf8').trim().split('\n').slice(-20).join('\n');
}
