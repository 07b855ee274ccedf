import { createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { AssertionRefused } from '../assertion-refused.js';
import type { OpenIdIssuer, SigningKey } from './openid-issuer.js';

export const skewSeconds = 60;

export interface Expected {
  /** What people call the issuer. */
  name: string;
  issuer: OpenIdIssuer;
  /** For whom the token has to be made: our registration there. */
  clientId: string;
  now: Date;
  /** What the token has to repeat, where it answers a question of ours. */
  nonce?: string | undefined;
}

export interface CheckedToken {
  payload: JWTPayload;
  /** Who signs with the key that it was signed with. */
  issuers: string[];
}

export const notAccepted = (name: string) => `${name}’s word for who you are was not accepted. Sign in again.`;

/** Checks key, signature, audience, time and nonce of an ID token; who issued it is for the caller to compare. */
export async function checkIdToken(token: string, expected: Expected): Promise<CheckedToken> {
  const { name, clientId, nonce } = expected;
  const refused = (cause?: unknown) => new AssertionRefused(notAccepted(name), { cause });
  const { key, issuers } = await keyFor(token, expected);
  try {
    const { payload } = await jwtVerify(token, key, {
      audience: clientId,
      currentDate: expected.now,
      algorithms: ['RS256'],
      clockTolerance: skewSeconds,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: '1 day',
    });
    const isForUs = payload.azp === undefined ? !Array.isArray(payload.aud) : payload.azp === clientId;
    if (!isForUs || (nonce !== undefined && payload.nonce !== nonce)) throw refused();
    return { payload, issuers };
  } catch (cause) {
    if (cause instanceof AssertionRefused) throw cause;
    if (!(cause instanceof errors.JWTExpired)) throw refused(cause);
    throw new AssertionRefused(`${name}’s word for who you are has run out. Sign in again.`, { cause });
  }
}

/** SHA-256, hex, of what is signed: the bytes of a signature can be spelt in several ways. */
export const hashOfToken = (token: string): string =>
  createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('hex');

async function keyFor(token: string, { name, issuer }: Expected): Promise<SigningKey> {
  const { alg, kid } = headerOf(token, name);
  const found = alg === 'RS256' && typeof kid === 'string' ? await issuer.findKey(kid) : null;
  if (!found) throw new AssertionRefused(notAccepted(name));
  return found;
}

function headerOf(token: string, name: string) {
  try {
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new Error('This is no signed token.');
    return decodeProtectedHeader(token);
  } catch (cause) {
    throw new AssertionRefused(notAccepted(name), { cause });
  }
}
