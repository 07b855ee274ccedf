import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Megabytes that a process held, by the tenths of its life; empty where the system does not tell. */
export interface Held {
  peak: number | null;
  byTenth: number[];
}

const everyMilliseconds = 200;
const parts = 10;

/** Looks at a process until it has ended. */
export async function watchMemory(child: ChildProcess): Promise<Held> {
  const seen: number[] = [];
  const look = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    if (kilobytes) seen.push(Math.round(Number(kilobytes) / 1024));
  };
  const timer = setInterval(() => void look(), everyMilliseconds);
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  clearInterval(timer);
  return { peak: seen.length > 0 ? Math.max(...seen) : null, byTenth: tenthsOf(seen) };
}

/** The highest of each tenth. */
function tenthsOf(seen: readonly number[]): number[] {
  const size = Math.ceil(seen.length / parts);
  if (size === 0) return [];
  return Array.from({ length: Math.ceil(seen.length / size) }, (_, at) =>
    Math.max(...seen.slice(at * size, (at + 1) * size)),
  );
}
