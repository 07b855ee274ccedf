import { createHash } from 'node:crypto';
import { Conflict } from '../platform/errors.js';

/** Stands for what a preview showed: whoever merges by it has seen exactly that. */
export const confirmationOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 32);

/** Ends with Conflict where the merge would now do something else than was shown. */
export function requireConfirmed(given: string, shown: unknown): void {
  if (given === confirmationOf(shown)) return;
  throw new Conflict('Something has changed since you looked at this merge. Look at it again, then merge.');
}
