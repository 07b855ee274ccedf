/** Who has promised: somebody of the team, or the customer. */
export const promiseSides = ['ours', 'theirs'] as const;
export type PromiseSide = (typeof promiseSides)[number];

/** A promise that was found stays a suggestion until somebody decides. */
export const promiseStates = ['suggested', 'accepted', 'dismissed'] as const;
export type PromiseState = (typeof promiseStates)[number];
