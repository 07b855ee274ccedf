import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Actor } from '../platform/db/in-org.js';
import type { SecretBox } from '../platform/secrets/secret-box.js';
import { SecretUnreadable } from '../platform/secrets/secret-unreadable.js';

/** What an address opens, and to whom: a picture by its key, or an attachment by its place. */
export interface Opening {
  orgId: string;
  personId: string;
  via: 'session' | 'token' | 'api_key';
  credentialId: string | null;
  messageId: string;
  what: string;
}

const purpose = 'mail pictures';
const hour = 3_600_000;
const claims = z.tuple([
  z.uuid(),
  z.uuid(),
  z.enum(['session', 'token', 'api_key']),
  z.uuid().nullable(),
  z.uuid(),
  z.string().max(20),
  z.number().int(),
]);

/**
 * An address that needs no cookie, for frames that have none. It is good for one to two hours and stays the same within
 * an hour, so that a mail that is read again shows what the browser has.
 */
export function signedAddress(secrets: SecretBox, opening: Opening, now: Date): string {
  const { orgId, personId, via, credentialId, messageId, what } = opening;
  const until = (Math.floor(now.getTime() / hour) + 2) * hour;
  const claim = Buffer.from(JSON.stringify([orgId, personId, via, credentialId, messageId, what, until]));
  const { keyId, key } = secrets.derive(purpose);
  return `/mail-files/${[keyId, claim.toString('base64url'), sign(key, claim).toString('base64url')].join('.')}`;
}

/** What an address opens; null for one that is over, changed, or was signed by nobody of us. */
export function readSignedAddress(secrets: SecretBox, token: string, now: Date): Opening | null {
  const [keyId, claim, signature, ...more] = token.split('.');
  if (!keyId || !claim || !signature || more.length > 0 || token.length > 1_000) return null;
  const bytes = Buffer.from(claim, 'base64url');
  const key = keyOf(secrets, keyId);
  if (key === null || !isSame(sign(key, bytes), Buffer.from(signature, 'base64url'))) return null;
  const [orgId, personId, via, credentialId, messageId, what, until] = claims.parse(JSON.parse(bytes.toString()));
  return until <= now.getTime() ? null : { orgId, personId, via, credentialId, messageId, what };
}

/** For whom an address is made; null for those who come in by another door. */
export function openerOf({ orgId, personId, via, credentialId }: Actor): Omit<Opening, 'messageId' | 'what'> | null {
  if (via === 'portal' || via === 'system') return null;
  return { orgId, personId, via, credentialId };
}

function keyOf(secrets: SecretBox, keyId: string): Buffer | null {
  if (!secrets.keyIds().includes(keyId)) return null;
  try {
    return secrets.derive(purpose, keyId).key;
  } catch (error) {
    if (error instanceof SecretUnreadable) return null;
    throw error;
  }
}

const sign = (key: Buffer, claim: Buffer): Buffer => createHmac('sha256', key).update(claim).digest();
const isSame = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);
