import type { CustomerDetail, CustomerSummary } from '@threadline/shared/customers/schema';

export type Stage = NonNullable<CustomerSummary['stage']>;
export type Size = NonNullable<CustomerDetail['size']>;
export type ArrBand = NonNullable<CustomerSummary['arrBand']>;
export type CustomerSort = 'name' | 'recent' | 'renewal';

/** Written out so that pages need no validation library; the compiler refuses what does not exist. */
export const stages = [
  'onboarding',
  'adoption',
  'growth',
  'renewal',
  'advocacy',
  'churned',
  'win_back',
] as const satisfies readonly Stage[];
export const sizes = ['smb', 'mid_market', 'enterprise'] as const satisfies readonly Size[];
export const arrBands = ['under_10k', '10k_50k', '50k_250k', 'over_250k'] as const satisfies readonly ArrBand[];
export const customerSorts = ['name', 'recent', 'renewal'] as const satisfies readonly CustomerSort[];
