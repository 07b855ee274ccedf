import * as z from 'zod';
import { exactText, id } from '../kernel/fields.js';
import { passwordLength } from './schema.js';

const instantText = z.iso.datetime({ offset: true });

export const nothing = z.strictObject({}).optional();

/** How the person signs in. */
export const ownSecurity = z.object({
  email: z.string(),
  hasPassword: z.boolean(),
  /** When the authenticator app was set up; null without one. */
  appSince: instantText.nullable(),
  recoveryCodesLeft: z.number().int(),
  /** The organisation asks everybody for a second factor. */
  factorRequired: z.boolean(),
  /** … and this person has none yet. */
  lacksFactor: z.boolean(),
});
export type OwnSecurity = z.infer<typeof ownSecurity>;

export const changePassword = z.strictObject({ password: z.string().max(passwordLength.most) });

export const appBegun = z.object({
  /** Base32, for those who type it. */
  secret: z.string(),
  /** As an SVG that authenticator apps read. */
  picture: z.string(),
});
export type AppBegun = z.infer<typeof appBegun>;

export const confirmApp = z.strictObject({ code: exactText(40) });
export const recoveryCodes = z.object({ codes: z.array(z.string()) });
export const done = z.object({ done: z.literal(true) });

export const deviceKinds = ['desk', 'gmail', 'outlook', 'other'] as const;
export const endReasons = ['copied', 'password', 'reset'] as const;

export const device = z.object({
  id,
  kind: z.enum(deviceKinds),
  /** In words, such as "Firefox" and "Windows"; null where the program does not say. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  /** Addresses of the sign-in and of the last use. */
  ip: z.string().nullable(),
  lastIp: z.string().nullable(),
  signedInAt: instantText,
  lastUsedAt: instantText.nullable(),
  /** It is the one that asks. */
  current: z.boolean(),
  endedAt: instantText.nullable(),
  endedBecause: z.enum(endReasons).nullable(),
});
export type Device = z.infer<typeof device>;
export const deviceList = z.object({ items: z.array(device) });

export const endDevice = z.strictObject({ id });
export const ended = z.object({ ended: z.number().int() });
export const clearFactors = z.strictObject({ personId: id });
