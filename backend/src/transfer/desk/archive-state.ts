import type { archive } from '@threadline/shared/transfer/schema';
import type * as z from 'zod';
import type { ArchiveRow } from './archive-queries.js';

export type ArchiveState = z.input<typeof archive>['state'];

/** How often whoever makes an archive says that it is at it. */
export const pulseMilliseconds = 10_000;
/** Silent for so long, its maker counts as dead: far longer than a pulse may be late, and below two minutes. */
const silenceMilliseconds = 60_000;
/** After this time without anybody who has begun, nobody will. */
const patienceMilliseconds = 3_600_000;

/** What became of an archive by now. One whose maker died has failed, though nobody could write that down. */
export function stateOf(row: ArchiveRow, now: Date): ArchiveState {
  if (row.failedAt) return 'failed';
  if (row.finishedAt) return row.fileKey && row.expiresAt && row.expiresAt > now ? 'ready' : 'gone';
  if (isAbandoned(row, now)) return 'failed';
  return row.claim ? 'working' : 'waiting';
}

/** Nobody is at it any more, and nobody has said so. */
export function isAbandoned({ finishedAt, failedAt, claim, aliveAt, requestedAt }: ArchiveRow, now: Date): boolean {
  if (finishedAt || failedAt) return false;
  const silent = now.getTime() - (aliveAt ?? requestedAt).getTime();
  return silent > (claim ? silenceMilliseconds : patienceMilliseconds);
}
