import * as z from 'zod';
import { personName } from '../kernel/person-name.js';

/** What can vouch for a person at sign-in. A passkey goes with the password: both are the person's own. */
export const signInWays = ['password', 'google', 'microsoft', 'sso'] as const;
export type SignInWay = (typeof signInWays)[number];

/** How long a session may lie unused: a quarter of an hour to a month. */
export const idleBounds = { least: 15, most: 30 * 24 * 60 } as const;

export const saveSignInRules = z.strictObject({
  requireSecondFactor: z.boolean(),
  ways: z
    .array(z.enum(signInWays))
    .min(1, 'Leave at least one way to sign in.')
    .max(signInWays.length)
    .refine((ways) => new Set(ways).size === ways.length, 'Name each way once.'),
  idleMinutes: z.number().int().min(idleBounds.least).max(idleBounds.most),
});

/** With ways that are not set yet: whom these would leave outside. */
export const readSignInRules = z
  .strictObject({ ways: z.array(z.enum(signInWays)).max(signInWays.length).optional() })
  .optional();

export const signInRules = z.object({
  requireSecondFactor: z.boolean(),
  ways: z.array(z.enum(signInWays)),
  idleMinutes: z.number().int(),
  /** Colleagues who have no second factor yet. */
  withoutFactor: z.number().int(),
  /** Colleagues who could not sign in by any of the ways, the first of them by name. */
  withoutWay: z.object({ count: z.number().int(), people: z.array(personName) }),
});
export type SignInRulesAnswer = z.infer<typeof signInRules>;
