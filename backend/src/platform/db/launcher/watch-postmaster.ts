import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process-identity.js';

interface Watch {
  end(): Promise<void>;
}

interface WatchOptions {
  pid: number;
  /** Makes the database run again and returns its new process. */
  restart: () => Promise<number>;
  /** Called now and then while all is well. */
  tend: () => Promise<void>;
  log: (message: string) => void;
}

const LOOK_EVERY_MS = 250;
const TEND_EVERY_LOOKS = 240;
const LONGEST_PAUSE_MS = 5000;

/** Looks after the database for as long as this process lives: when it dies, it is started again, with pauses. */
export function watchPostmaster(options: WatchOptions): Watch {
  const abort = new AbortController();
  const watching = keepWatching(options, abort.signal);
  return {
    end: async () => {
      abort.abort();
      await watching;
    },
  };
}

async function keepWatching(options: WatchOptions, signal: AbortSignal): Promise<void> {
  let pid = options.pid;
  for (let looks = 1; await pause(LOOK_EVERY_MS, signal); looks += 1) {
    if (await isAlive(pid)) {
      if (looks % TEND_EVERY_LOOKS === 0) await options.tend().catch(() => undefined);
      continue;
    }
    options.log(`The database (process ${pid}) has ended unexpectedly. Starting it again.`);
    pid = (await restartPatiently(options, signal)) ?? pid;
  }
}

async function restartPatiently(options: WatchOptions, signal: AbortSignal): Promise<number | null> {
  for (let pauseMs = 250; !signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      const pid = await options.restart();
      options.log(`The database runs again (process ${pid}).`);
      return pid;
    } catch (error) {
      options.log(`${error instanceof Error ? error.message : String(error)} Trying again in ${pauseMs / 1000} s.`);
      if (!(await pause(pauseMs, signal))) return null;
    }
  }
  return null;
}

/** False when the watch ended in the meantime. The timer does not keep the process alive. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { signal, ref: false }).catch(() => false);
}
