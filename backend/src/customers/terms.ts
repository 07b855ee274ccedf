import { Invalid } from '../platform/errors.js';

interface Terms {
  contractStartOn?: string | null | undefined;
  contractEndOn?: string | null | undefined;
  mrrCents?: number | null | undefined;
  currency?: string | null | undefined;
}

/** Ends with a sentence where dates or money of a contract contradict each other. */
export function checkTerms({ contractStartOn, contractEndOn, mrrCents, currency }: Terms): void {
  if (contractStartOn && contractEndOn && contractEndOn < contractStartOn) {
    throw new Invalid('The contract ends before it starts. Correct one of the two days.');
  }
  if (typeof mrrCents === 'number' && !currency) {
    throw new Invalid('Choose the currency of the monthly revenue, such as EUR.');
  }
}
