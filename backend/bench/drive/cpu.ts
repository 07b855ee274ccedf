import { readdirSync, readFileSync } from 'node:fs';

/** Microseconds that a process has computed since its start; 0 where it is gone. */
function microsOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  return ticks * 10_000;
}

/** Microseconds of a database server and all of its connections. */
function microsOfFamily(postmaster: number): number {
  const members = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid === postmaster || parentOf(pid) === postmaster);
  return members.reduce((sum, pid) => sum + microsOf(pid), 0);
}

export interface Processes {
  server: number;
  /** Null where the database runs on another machine. */
  postmaster: number | null;
}

export interface CpuMicros {
  server: number;
  database: number | null;
}

/** What server and database have computed up to now. Connections that end take their time with them. */
export function cpuOf({ server, postmaster }: Processes): CpuMicros {
  return { server: microsOf(server), database: postmaster === null ? null : microsOfFamily(postmaster) };
}

/** The parent of the process with this id, if it is a PostgreSQL on this machine. */
export function postmasterOf(backend: number): number | null {
  if (read(`/proc/${backend}/comm`).trim() !== 'postgres') return null;
  return parentOf(backend);
}

function parentOf(pid: number): number | null {
  const parent = /^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return parent === undefined ? null : Number(parent);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
