import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';
import type { SecretBox } from '../../platform/secrets/secret-box.js';
import { SecretUnreadable } from '../../platform/secrets/secret-unreadable.js';

/** The end of a chain at one moment, as it is written down outside the database. */
export const anchorLine = z.strictObject({
  organisation: z.guid(),
  number: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  /** On the first line of a file only: up to where the database said that anchors had been written down before. */
  after: z.int().positive().optional(),
  /** The key of the ring from which the signing key comes. */
  key: z.string(),
  /** Ed25519, base64, over everything else in this order. */
  signature: z.string(),
});
export type Anchor = z.infer<typeof anchorLine>;

export interface ChainEnd {
  orgId: string;
  number: number;
  hash: string;
  after?: number;
}

const purpose = 'audit anchors';
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const keyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The end of a chain, signed with a key that the database does not know. */
export function signAnchor(secrets: SecretBox, { orgId, number, hash, after }: ChainEnd, at: Date): Anchor {
  const { keyId, key } = secrets.derive(purpose);
  const earlier = after === undefined ? {} : { after };
  const said = { organisation: orgId, number, hash, at: at.toISOString(), ...earlier, key: keyId };
  return { ...said, signature: sign(null, textOf(said), signingKey(key)).toString('base64') };
}

export type AnchorVerdict = 'genuine' | 'forged' | 'unknown_key';

/** Whether we signed it; `unknown_key` where its key has left the ring altogether. */
export function judgeAnchor(secrets: SecretBox, { signature, ...said }: Anchor): AnchorVerdict {
  try {
    const { key } = secrets.derive(purpose, said.key);
    const isOurs = verify(null, textOf(said), createPublicKey(signingKey(key)), Buffer.from(signature, 'base64'));
    return isOurs ? 'genuine' : 'forged';
  } catch (error) {
    if (error instanceof SecretUnreadable) return 'unknown_key';
    throw error;
  }
}

function signingKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([keyPrefix, seed]), format: 'der', type: 'pkcs8' });
}

function textOf({ organisation, number, hash, at, after, key }: Omit<Anchor, 'signature'>): Buffer {
  const earlier = after === undefined ? [] : [after];
  return Buffer.from(JSON.stringify(['threadline audit anchor', organisation, number, hash, at, key, ...earlier]));
}
