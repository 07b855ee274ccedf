import { domainToASCII } from 'node:url';
import type { Recipient } from '@threadline/shared/mail-writing/schema';
import { Invalid } from '../../platform/errors.js';

const local = /^[!#$%&'*+\-/=?^_`{|}~A-Za-z0-9]+(\.[!#$%&'*+\-/=?^_`{|}~A-Za-z0-9]+)*$/;
const domain = /^(?=.{4,189}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/**
 * The recipient as they are written to, or null where that is not one plain address. Domains of other scripts become what
 * is really looked up, so that what is shown is where the mail goes; names lose what could break a line or turn it around.
 */
export function outgoingRecipient({ address, name }: Recipient): Recipient | null {
  const at = address.lastIndexOf('@');
  const before = address.slice(0, at);
  const after = domainToASCII(address.slice(at + 1)).toLowerCase();
  if (at < 1 || before.length > 64 || !local.test(before) || !domain.test(after)) return null;
  return { address: `${before}@${after}`, name: plainName(name) };
}

/** As before; ends with Invalid, which names the address. */
export function requireOutgoing(recipient: Recipient): Recipient {
  const safe = outgoingRecipient(recipient);
  if (safe) return safe;
  throw new Invalid('One of the addresses cannot be written to. Write each like jane@acme.com.', {
    details: { address: recipient.address.slice(0, 254) },
  });
}

function plainName(name: string): string {
  return name
    .replace(/[\p{Cf}\p{Surrogate}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
