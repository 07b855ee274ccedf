import * as z from 'zod';
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
