/** The time as verbs see it. Demo worlds and tests set it; everything else uses `systemClock`. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
