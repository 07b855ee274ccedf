import type { TimeEntry } from '@threadline/shared/time/schema';

export type TimeCategory = TimeEntry['category'];

/** Written out so that pages need no validation library; the compiler refuses one that does not exist. */
export const timeCategories = [
  'onboarding',
  'qbr',
  'fire_fighting',
  'renewal',
  'support',
  'expansion',
  'internal',
] as const satisfies readonly TimeCategory[];
