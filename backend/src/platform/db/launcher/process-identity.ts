import { readFile } from 'node:fs/promises';
import { runProgram } from './run-program.js';

/** A process and the moment it began, so that a recycled number is not taken for the same process. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque; null where the system does not tell, and then the number alone has to do. */
  startedAt: string | null;
}

/** The identity of this very process. */
export async function identifySelf(): Promise<ProcessIdentity> {
  return { pid: process.pid, startedAt: await startOf(process.pid) };
}

/** True while the process lives and is not merely waiting to be reaped. */
export async function isAlive(pid: number): Promise<boolean> {
  if (!answersSignals(pid)) return false;
  const fields = await readStat(pid);
  return fields === null || (fields.state !== 'Z' && fields.state !== 'X');
}

/** True while exactly this process lives; a later one with the same number does not count. */
export async function isStillRunning(identity: ProcessIdentity): Promise<boolean> {
  if (!(await isAlive(identity.pid))) return false;
  return identity.startedAt === null || identity.startedAt === (await startOf(identity.pid));
}

async function startOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const [fields, bootId] = await Promise.all([
      readStat(pid),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    ]);
    return fields === null ? null : `${bootId.trim()}/${fields.startTicks}`;
  }
  if (process.platform === 'win32') return null;
  const { status, stdout } = await runProgram('/bin/ps', ['-o', 'lstart=', '-p', String(pid)]);
  return status === 0 ? stdout.trim() : null;
}

/** True for whatever has this number: alive, of another user, or dead and not reaped yet. */
export function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command name may hold blanks and brackets, so the fields are counted from the last bracket. */
async function readStat(pid: number): Promise<{ state: string; startTicks: string } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state === undefined || startTicks === undefined ? null : { state, startTicks };
}
