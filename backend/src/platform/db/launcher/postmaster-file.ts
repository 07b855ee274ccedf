import { readFile, readlink, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Home } from './choose-home.js';
import type { Listening } from './choose-listening.js';
import { answersSignals, isAlive } from './process-identity.js';
import { runProgram } from './run-program.js';

/** What `postmaster.pid` says about the process that runs, or ran, on the cluster. */
export interface PostmasterFile {
  pid: number;
  listening: Listening;
  status: string;
}

/** The living postmaster of this cluster; null when there is none, whatever its file still says. */
export async function findPostmaster(home: Home): Promise<PostmasterFile | null> {
  const file = await readPostmasterFile(home.cluster);
  if (file === null || !(await isAlive(file.pid))) return null;
  return (await isOurs(file.pid, home.cluster)) ? file : null;
}

/**
 * Removes what a dead postmaster left and the next one would stumble over. PostgreSQL does so itself, but not when
 * the old number answers signals: it belongs to another process now, or the dead one was not reaped yet. A plainly
 * stale `postmaster.pid` stays, because PostgreSQL reads in it whether old server processes are still at work.
 */
export async function removeLeftovers(home: Home, listening: Listening): Promise<void> {
  const file = await readPostmasterFile(home.cluster);
  if (file !== null && answersSignals(file.pid)) await rm(join(home.cluster, 'postmaster.pid'), { force: true });
  if (listening.kind === 'tcp') return;
  const socket = join(listening.folder, `.s.PGSQL.${listening.port}`);
  await rm(socket, { force: true });
  await rm(`${socket}.lock`, { force: true });
}

/** Lines: process, data directory, start, port, socket folder, address, shared memory, status. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const [pid, , , port, folder, address, , status] = text.split('\n');
  const listening: Listening =
    folder === undefined || folder.trim() === ''
      ? { kind: 'tcp', host: address?.trim() ?? '', port: Number(port) }
      : { kind: 'socket', folder: folder.trim(), port: Number(port) };
  return { pid: Math.abs(Number(pid)), listening, status: status?.trim() ?? '' };
}

/** The postmaster works inside its data directory; a process that does not has merely inherited the number. */
async function isOurs(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    if (folder !== null) return folder === cluster;
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    return name.trim() === 'postgres';
  }
  if (process.platform === 'win32') return true;
  const { stdout } = await runProgram('/bin/ps', ['-o', 'comm=', '-p', String(pid)]);
  return basename(stdout.trim()) === 'postgres';
}
