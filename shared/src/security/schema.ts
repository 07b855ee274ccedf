import * as z from 'zod';
import { exactText } from '../kernel/fields.js';

export const passwordLength = { least: 12, most: 200 } as const;

/** How a person can show that it is really them. */
export const proofWays = ['password', 'code', 'passkey'] as const;
export type ProofWay = (typeof proofWays)[number];

export const prove = z.union([
  z.strictObject({ password: z.string().min(1).max(passwordLength.most) }),
  /** Of the authenticator app. */
  z.strictObject({ code: exactText(40) }),
]);

/** What the one who asks for a proof has to offer. */
export const proofOffer = z.object({ ways: z.array(z.enum(proofWays)) });
export type ProofOffer = z.infer<typeof proofOffer>;
