/** Words that screens offer and the server knows; apart from the schema, so that screens need no zod. */
export const stages = ['onboarding', 'adoption', 'growth', 'renewal', 'advocacy', 'churned', 'win_back'] as const;
export type Stage = (typeof stages)[number];

export const sizes = ['smb', 'mid_market', 'enterprise'] as const;
export type Size = (typeof sizes)[number];

export const arrBands = ['under_10k', '10k_50k', '50k_250k', 'over_250k'] as const;
export type ArrBand = (typeof arrBands)[number];

export const customerSorts = ['name', 'recent', 'renewal'] as const;
export type CustomerSort = (typeof customerSorts)[number];
