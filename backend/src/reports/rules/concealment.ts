import type { HoursGroup } from '@threadline/shared/reports/schema';
import { shareOf } from './figure.js';

/** Hours of a group of people; "unseen" are those whose own hours the asker may not read. */
export interface HoursSum {
  key: string;
  seconds: number;
  billableSeconds: number;
  contributors: number;
  unseen: number;
  unseenBillable: number;
  unseenUnbillable: number;
  /** The unseen person of each, which says who it is where there is one only. */
  person: string | null;
  billablePerson: string | null;
  unbillablePerson: string | null;
}

/** What nobody has tracked. */
export const nothing: HoursSum = {
  ...{ key: '', seconds: 0, billableSeconds: 0, contributors: 0 },
  ...{ unseen: 0, unseenBillable: 0, unseenUnbillable: 0 },
  ...{ person: null, billablePerson: null, unbillablePerson: null },
};

export type ToldHours = Pick<HoursGroup, 'seconds' | 'billableSeconds' | 'billableShare' | 'hidden'>;

/**
 * What may be told of sums that add up to a known total. A sum with one unseen person is that person's own hours and
 * is withheld; where that person could still be worked out by subtraction, so is the smallest sum of others.
 */
export function tellHours(sums: readonly HoursSum[]): ToldHours[] {
  const hours = withheld(sums, (sum) => (sum.unseen === 1 ? [sum.person] : []));
  const billable = withheld(sums, (sum) => [
    ...(sum.unseenBillable === 1 ? [sum.billablePerson] : []),
    ...(sum.unseenUnbillable === 1 ? [sum.unbillablePerson] : []),
  ]);
  return sums.map((sum, at) => told(sum, { hours: hours.has(at), billable: hours.has(at) || billable.has(at) }));
}

/** The sum of all: withheld by its own people only. */
export function tellTotal(sum: HoursSum): ToldHours {
  const billable = sum.unseenBillable === 1 || sum.unseenUnbillable === 1;
  return told(sum, { hours: sum.unseen === 1, billable: sum.unseen === 1 || billable });
}

function withheld(sums: readonly HoursSum[], exposed: (sum: HoursSum) => (string | null)[]): Set<number> {
  const alone = sums.map(exposed);
  const hidden = new Set(alone.flatMap((people, at) => (people.length > 0 ? [at] : [])));
  if (new Set(alone.flat()).size !== 1) return hidden;
  const others = sums
    .map((sum, at) => ({ at, seconds: sum.seconds, unseen: sum.unseen }))
    .filter(({ at, unseen }) => !hidden.has(at) && unseen > 1)
    .sort((first, second) => first.seconds - second.seconds);
  if (others[0]) hidden.add(others[0].at);
  return hidden;
}

function told(sum: HoursSum, hide: { hours: boolean; billable: boolean }): ToldHours {
  return {
    seconds: hide.hours ? null : sum.seconds,
    billableSeconds: hide.billable ? null : sum.billableSeconds,
    billableShare: hide.billable ? null : shareOf(sum.billableSeconds, sum.seconds),
    hidden: hide.billable ? 'too_few_people' : null,
  };
}
