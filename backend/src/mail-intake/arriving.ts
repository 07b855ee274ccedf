import { createHash } from 'node:crypto';
import type { ParsedMail } from '../platform/mail/parse/index.js';
import type { ArrivingMail } from '../threads/service.js';
import type { IncomingMail } from './incoming-mail.js';

/** A mail as it goes into the store: its source comes along where all of it may be kept. */
export function arrivingOf(
  { raw, mail, labels = [] }: IncomingMail & { mail: ParsedMail },
  tier: ArrivingMail['tier'],
): ArrivingMail {
  const isKept = tier === 'full' && raw.length > 0;
  return { mail, tier, labels, raw: isKept ? { bytes: raw, hash: hashOf(raw) } : null };
}

/** Everyone whom a mail names, whatever as. */
export function addressesIn({ from, sender, replyTo, to, cc }: ParsedMail): string[] {
  const named = [...(from ? [from] : []), ...(sender ? [sender] : []), ...replyTo, ...to, ...cc];
  return named.map(({ address }) => address);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
