import { domainToASCII } from 'node:url';
import { registrableDomain } from '../customers/service.js';
import { Invalid } from '../platform/errors.js';

export type BlockTarget = { address: string; domain: null } | { address: null; domain: string };

const oneAddress = /^[^\s@<>(),;:\\"[\]]{1,64}@[^\s@<>(),;:\\"[\]]{1,189}$/u;

/** What somebody wrote into the list of blocks: an address, or else a domain, of which no other than one's own company is. */
export function blockTarget(written: string, own: ReadonlySet<string>): BlockTarget {
  const folded = written.trim().toLowerCase();
  const isAddress = folded.includes('@') && !folded.startsWith('@');
  const host = hostOf(folded);
  const domain = registrableDomain(host);
  if (!domain || (isAddress && !oneAddress.test(folded)))
    throw new Invalid(`"${written}" is neither an address nor a domain. Write one such as jane@acme.com or acme.com.`);
  if (!isAddress && own.has(domain))
    throw new Invalid(
      `${domain} is your own organisation’s domain, and stands in all your mail. Block single addresses.`,
    );
  if (!isAddress) return { address: null, domain: host };
  return { address: `${folded.slice(0, folded.lastIndexOf('@'))}@${host}`, domain: null };
}

function hostOf(folded: string): string {
  const host = folded.slice(folded.lastIndexOf('@') + 1).replace(/^\*?\.|\.$/g, '');
  return domainToASCII(host) || host;
}
