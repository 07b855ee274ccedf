import { randomUUID } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './launcher-error.js';
import { identifySelf, isStillRunning, type ProcessIdentity } from './process-identity.js';

export interface HeldLock {
  release(): Promise<void>;
}

interface LockRecord extends ProcessIdentity {
  token: string;
}

/** Takes the lock, or says who holds it. A holder that has died without releasing it does not count. */
export async function tryLock(path: string): Promise<HeldLock | { heldBy: number }> {
  const record: LockRecord = { ...(await identifySelf()), token: randomUUID() };
  for (;;) {
    if (await create(path, record)) return { release: () => releaseOwn(path, record.token) };
    const holder = await readRecord(path);
    if (holder === null) continue;
    if (await isStillRunning(holder)) return { heldBy: holder.pid };
    await removeDead(path, holder);
  }
}

/** Waits for the lock for as long as its holder lives. */
export async function waitForLock(path: string): Promise<HeldLock> {
  for (;;) {
    const outcome = await tryLock(path);
    if ('release' in outcome) return outcome;
    await sleep(25);
  }
}

/**
 * Removes a dead holder's file. Two processes that both find it dead must not remove each other's fresh lock: only
 * the holder of a second lock, named after the dead one, may remove it, and only if it still is that one.
 */
async function removeDead(path: string, dead: LockRecord): Promise<void> {
  const claim = await tryLock(`${path}.${dead.token.slice(0, 8)}`);
  if (!('release' in claim)) {
    await sleep(25);
    return;
  }
  try {
    if ((await readRecord(path))?.token === dead.token) await unlink(path);
  } finally {
    await claim.release();
  }
}

async function releaseOwn(path: string, token: string): Promise<void> {
  if ((await readRecord(path))?.token === token) await unlink(path);
}

/** The file appears under its name only when it is complete; a link, unlike a rename, never replaces another. */
async function create(path: string, record: LockRecord): Promise<boolean> {
  const draft = `${path}.${record.token}.draft`;
  await writeFile(draft, JSON.stringify(record), { mode: 0o644 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

async function readRecord(path: string): Promise<LockRecord | null> {
  try {
    return parseRecord(await readFile(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A file that a crash of the machine left garbled has no living holder. */
function parseRecord(text: string): LockRecord {
  try {
    return JSON.parse(text) as LockRecord;
  } catch {
    return { pid: 0, startedAt: 'unknown', token: 'garbled' };
  }
}
