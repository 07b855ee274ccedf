import { type Address, addressParser } from 'postal-mime';
import { cleanLine, clip } from './clean-text.js';
import { PARSE_LIMITS } from './parse-limits.js';
import type { MailAddress } from './parsed-mail.js';

export interface AddressList {
  addresses: MailAddress[];
  truncated: boolean;
}

/** The mailboxes of address headers, groups opened up. Entries without a usable address are left out. */
export function readAddresses(headers: readonly string[]): AddressList {
  const found = headers
    .flatMap((header) => addressParser(header))
    .flatMap(openGroup)
    .filter((entry) => entry !== null);
  return { addresses: found.slice(0, PARSE_LIMITS.addresses), truncated: found.length > PARSE_LIMITS.addresses };
}

/** The first mailbox of a header that should name one. */
export function readAddress(header: string | undefined): MailAddress | null {
  return header === undefined ? null : (readAddresses([header]).addresses[0] ?? null);
}

function openGroup(entry: Address): (MailAddress | null)[] {
  return (entry.group ?? [entry]).map(({ name, address }) => toMailAddress(name, address));
}

function toMailAddress(name: string, written: string): MailAddress | null {
  const address = cleanLine(written);
  const at = address.lastIndexOf('@');
  const domain = address
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.$/, '');
  const usable = at > 0 && domain !== '' && address.length <= PARSE_LIMITS.addressCharacters && !/[<>,;]/.test(address);
  if (!usable || /\s/.test(domain)) return null;
  return { name: clip(cleanLine(name), PARSE_LIMITS.nameCharacters), address: `${address.slice(0, at)}@${domain}` };
}
