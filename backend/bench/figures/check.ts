import type { Asked, Place } from './place.js';

/** A question put to a report and to plain SQL, and where the answers are compared. */
export interface Comparison {
  place: Place;
  asked: Asked;
  today: string;
  check: Check;
}

/** More groups than there are, so that none is left out. */
export const everyGroup = 1_000_000;

/** Counts what was compared and keeps the first differences. */
export class Check {
  compared = 0;
  readonly different: string[] = [];

  /** Both must say the same; null and a missing value are one. */
  same(what: string, told: unknown, plain: unknown): void {
    this.compared += 1;
    const [one, other] = [JSON.stringify(told ?? null), JSON.stringify(plain ?? null)];
    if (one !== other && this.different.length < 20)
      this.different.push(`${what}: the report says ${one}, plain SQL ${other}`);
  }
}
