import { readdir, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process-identity.js';

/** First they may notice by themselves that their postmaster is gone; then they are told; then they are ended. */
const STEPS: readonly (NodeJS.Signals | null)[] = [null, 'SIGQUIT', 'SIGKILL'];
const STEP_MS = 1000;

/**
 * Waits until no server process of a dead postmaster is left on the cluster, and ends those that stay. A new
 * postmaster refuses to start beside them. Ending them is safe: recovery replays whatever was committed.
 */
export async function clearOrphans(cluster: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const signal of STEPS) {
    const orphans = await findOrphans(cluster);
    if (orphans.length === 0) return;
    if (signal !== null) for (const pid of orphans) sendSignal(pid, signal);
    if (await areGone(orphans)) return;
  }
}

async function areGone(pids: readonly number[]): Promise<boolean> {
  const deadline = Date.now() + STEP_MS;
  while (Date.now() < deadline) {
    const living = await Promise.all(pids.map((pid) => isAlive(pid)));
    if (!living.includes(true)) return true;
    await sleep(20);
  }
  return false;
}

/** Every server process works inside the data directory, and nothing else has business there. */
async function findOrphans(cluster: string): Promise<number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const folder = await readlink(`/proc/${name}/cwd`).catch(() => null);
      if (folder !== cluster) return null;
      const program = await readlink(`/proc/${name}/exe`).catch(() => '');
      return /\/postgres( \(deleted\))?$/.test(program) ? Number(name) : null;
    }),
  );
  return found.filter((pid) => pid !== null);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself in the meantime.
  }
}
