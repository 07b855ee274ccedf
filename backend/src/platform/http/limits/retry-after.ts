import { LimitReached, TooLarge } from '../../errors.js';

/** Where a limit says no more than that it was reached: its window, in seconds. */
const usualSeconds = 15 * 60;

/** What the header Retry-After says of a failure; null where it is no limit that passes with time. */
export function retryAfter(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof TooLarge) return null;
    if (cause instanceof LimitReached) return String(cause.details?.retryAfterSeconds ?? usualSeconds);
  }
  return null;
}
