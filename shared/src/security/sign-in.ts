import * as z from 'zod';
import { exactText } from '../kernel/fields.js';

/** What a person can show as the second factor. */
export const factorWays = ['code', 'recovery', 'passkey'] as const;
export type FactorWay = (typeof factorWays)[number];

/** The answer to a right first factor where a second one is asked for. */
export const factorAsked = z.object({ factor: z.object({ ways: z.array(z.enum(factorWays)) }) });

export const showFactor = z.union([
  z.strictObject({ code: exactText(40) }),
  z.strictObject({ recoveryCode: exactText(60) }),
]);
