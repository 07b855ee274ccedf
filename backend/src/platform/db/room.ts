import { statfs } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Unavailable } from '../errors.js';

/** The disk on which the database of this machine and the files lie. */
export interface Room {
  /** Ends with Unavailable where so little is left that a write could not be kept. */
  require(): void;
  stop(): void;
}

/** Two segments of PostgreSQL's log: without a place for the next one it stops, and nobody could read either. */
const leastBytes = 32 * 1024 * 1024;
const lookEveryMilliseconds = 500;

export const diskFull = 'The disk of the server is full. Nothing was changed; free some space on it and try again.';

/** Looks every half second how much is left, so that a write asks no disk. */
export async function watchRoom(folder: string): Promise<Room> {
  const end = new AbortController();
  let isFull = await lacksRoom(folder);
  const watch = async () => {
    while (!end.signal.aborted) {
      await wait(lookEveryMilliseconds, undefined, { ref: false });
      isFull = await lacksRoom(folder);
    }
  };
  void watch();
  return {
    require: () => {
      if (isFull) throw new Unavailable(diskFull);
    },
    stop: () => end.abort(),
  };
}

/** A disk that cannot be looked at is not held to be full. */
async function lacksRoom(folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize < leastBytes;
}
