import * as z from 'zod';
import { exactText, id } from '../kernel/fields.js';

const encoded = (most: number) =>
  z
    .string()
    .regex(/^[\w-]*$/)
    .max(most);
const instantText = z.iso.datetime({ offset: true });

/** What a browser may make a passkey with: Ed25519, P-256, RSA. */
export const passkeyAlgorithms = [-8, -7, -257];

export const passkeyName = exactText(60).min(1);

/** A passkey as its person sees it; the key itself is nobody's business. */
export const passkey = z.object({
  id,
  name: z.string(),
  /** It is kept in several places, and thus not lost with one device. */
  backedUp: z.boolean(),
  /** It opens nothing alone: it is asked for beside the password. */
  onlySecond: z.boolean(),
  createdAt: instantText,
  lastUsedAt: instantText.nullable(),
});
export type Passkey = z.infer<typeof passkey>;

/** What a browser needs to make a passkey, in the form that browsers’ own JSON has. */
export const passkeyCreation = z.object({
  challenge: z.string(),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  excludeCredentials: z.array(z.object({ id: z.string(), transports: z.array(z.string()) })),
});
export type PasskeyCreation = z.infer<typeof passkeyCreation>;

const credential = {
  id: encoded(1400),
  rawId: encoded(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).optional(),
};

/** What a browser answers when it has made one. */
export const newPasskey = z.strictObject({
  name: passkeyName,
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: encoded(4000),
      attestationObject: encoded(40_000),
      transports: z.array(z.string().max(20)).max(10).optional(),
    }),
  }),
});
export type NewPasskey = z.infer<typeof newPasskey>;

/** What a browser answers when it has signed with one. */
export const passkeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded(4000),
    authenticatorData: encoded(4000),
    signature: encoded(12_000),
    userHandle: encoded(100).nullish(),
  }),
});
export type PasskeyAnswer = z.infer<typeof passkeyAnswer>;
