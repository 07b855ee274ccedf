import { setTimeout as sleep } from 'node:timers/promises';
import type { Home } from './choose-home.js';
import { greetPostmaster } from './greet-postmaster.js';
import { LauncherError } from './launcher-error.js';
import { findPostmaster } from './postmaster-file.js';
import type { Postmaster } from './start-postmaster.js';

const LONGEST_WAIT_MS = 120_000;

/**
 * Returns the living postmaster of this cluster once it answers to our password; null when there is none, or when
 * the one that was there has just finished stopping.
 */
export async function adoptPostmaster(home: Home, password: string): Promise<Postmaster | null> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < deadline) {
    const file = await findPostmaster(home);
    if (file === null) return null;
    if (file.status === 'ready' && (await greetPostmaster(file.listening, password)) === 'ready') {
      return { pid: file.pid, listening: file.listening };
    }
    await sleep(25);
  }
  throw new LauncherError(
    'start-failed',
    `A database already runs on ${home.cluster} but does not answer. End its "postgres" process and start again.`,
  );
}
