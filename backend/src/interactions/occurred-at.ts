import { Invalid } from '../platform/errors.js';

const toleranceMilliseconds = 24 * 3_600_000;

/** When it took place; a day ahead at most, for what is logged just before and for clocks of other zones. */
export function occurredAtOf(given: string | undefined, now: Date): Date {
  if (given === undefined) return now;
  const at = new Date(given);
  if (at.getTime() > now.getTime() + toleranceMilliseconds) {
    throw new Invalid('This lies in the future. Log what has taken place, and plan a follow-up for what comes.');
  }
  if (at.getUTCFullYear() < 1970) throw new Invalid('This lies before 1970. Check the year.');
  return at;
}
