import { setTimeout as sleep } from 'node:timers/promises';
import type { Home } from './choose-home.js';
import { LauncherError } from './launcher-error.js';
import { findPostmaster } from './postmaster-file.js';
import { type Binaries, programPath } from './resolve-binaries.js';
import { runProgram } from './run-program.js';

/** A fast stop ends sessions and writes a checkpoint; an immediate one leaves the rest to recovery. */
const STEPS = [
  { signal: 'SIGINT', waitMs: 30_000 },
  { signal: 'SIGQUIT', waitMs: 10_000 },
] as const;

/** Stops the database and returns once it is gone. Call under the transition lock. */
export async function stopPostmaster(home: Home, binaries: Binaries): Promise<void> {
  for (const { signal, waitMs } of STEPS) {
    const file = await findPostmaster(home);
    if (file === null) return;
    await ask(home, { binaries, pid: file.pid, signal });
    if (await isGoneWithin(home, waitMs)) return;
  }
  throw new LauncherError('stop-failed', `The database in ${home.cluster} does not stop. ${home.log} says more.`);
}

async function ask(
  home: Home,
  { binaries, pid, signal }: { binaries: Binaries; pid: number; signal: NodeJS.Signals },
): Promise<void> {
  if (process.platform === 'win32') {
    const mode = signal === 'SIGINT' ? 'fast' : 'immediate';
    await runProgram(programPath(binaries, 'pg_ctl'), ['stop', '-D', home.cluster, '-m', mode, '-W']);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

async function isGoneWithin(home: Home, waitMs: number): Promise<boolean> {
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline) {
    if ((await findPostmaster(home)) === null) return true;
    await sleep(15);
  }
  return false;
}
