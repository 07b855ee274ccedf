import * as z from 'zod';
import { exactText, id } from '../kernel/fields.js';

/** Who else can vouch for a person here. */
export const accountProviders = ['google', 'microsoft'] as const;
export type AccountProvider = (typeof accountProviders)[number];

/** What stands on the sign-in page beside address and password. */
export const waysOffered = z.object({
  password: z.boolean(),
  google: z.boolean(),
  microsoft: z.boolean(),
  passkey: z.boolean(),
});
export type WaysOffered = z.infer<typeof waysOffered>;

/** An account elsewhere by which its person signs in here. */
export const linkedAccount = z.object({
  id,
  provider: z.enum([...accountProviders, 'sso']),
  /** An address that the account had when it was linked; null where none was told. */
  label: z.string().nullable(),
  linkedAt: z.iso.datetime({ offset: true }),
  lastUsedAt: z.iso.datetime({ offset: true }),
});
export type LinkedAccount = z.infer<typeof linkedAccount>;

/** Whether somebody signs in, or links the account to who is signed in already. */
export const accountIntents = ['sign_in', 'link'] as const;
export type AccountIntent = (typeof accountIntents)[number];

export const beginAccount = z.strictObject({ intent: z.enum(accountIntents) });

/** What the provider has sent the browser back with. */
export const finishAccount = z.strictObject({
  state: exactText(200),
  code: exactText(4000).optional(),
  error: exactText(200).optional(),
  /** Who says to have answered (RFC 9207). */
  issuer: exactText(500).optional(),
});

export const chooseOrganisation = z.strictObject({ ticket: exactText(200), organisation: exactText(63) });
