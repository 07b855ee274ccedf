import type { TimeEntry } from '../../time/schema.js';

export const timeCategories = [
  'onboarding',
  'qbr',
  'fire_fighting',
  'renewal',
  'support',
  'expansion',
  'internal',
] as const satisfies readonly TimeEntry['category'][];
