import * as z from 'zod';
import { exactText } from '../kernel/fields.js';
import { signInAddress } from './address.js';
import { passwordLength } from './schema.js';

export const askForReset = z.strictObject({
  email: signInAddress,
  /** In which the mail is to be written. */
  language: z.enum(['en', 'de']).default('en'),
});

export const setNewPassword = z.strictObject({
  token: z.string().regex(/^tlp_[\w-]{43}$/, 'Open the link of the mail once more; some of it is missing.'),
  password: z.string().max(passwordLength.most),
});

/** An owner gets in by a mailed link and a recovery code, where only the organisation’s own sign-in is allowed. */
export const recover = z.strictObject({
  token: z.string().regex(/^tlp_[\w-]{43}$/, 'Open the link of the mail once more; some of it is missing.'),
  recoveryCode: exactText(60),
});

export const addedKinds = ['passkey', 'account', 'api_key'] as const;

/** Something that a person has added, by which they sign in or a program acts for them. */
export const addedThing = z.object({
  kind: z.enum(addedKinds),
  /** What its person calls it; of an account its provider, and its address where one is known. */
  name: z.string(),
  addedAt: z.iso.datetime({ offset: true }),
});
export type AddedThing = z.infer<typeof addedThing>;

/** What became of them when a forgotten password was set anew. */
export const afterReset = z.object({
  ended: z.array(addedThing),
  /** Passkeys that no longer sign in alone: they are still asked for beside the password. */
  narrowed: z.array(addedThing),
  stays: z.array(addedThing),
  /** By which those that stay are ended too; null where none does. */
  ticket: z.string().nullable(),
});
export type AfterReset = z.infer<typeof afterReset>;

export const endWhatStays = z.strictObject({ ticket: exactText(2000) });

/** The link that lets somebody in once who was brought back. */
export const letIn = z.strictObject({ token: exactText(200) });
