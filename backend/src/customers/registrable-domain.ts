import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import { Invalid } from '../platform/errors.js';
import { isFreeMail } from './free-mail.js';

/**
 * The domain that someone registered, in lower-case ASCII, from a host name, web address or e-mail address:
 * `www.acme.co.uk` → `acme.co.uk`. Null for public suffixes (also private ones such as `github.io`) and addresses of machines.
 */
export function registrableDomain(written: string): string | null {
  const { domain, isIp } = parse(written.trim().toLowerCase(), { allowPrivateDomains: true });
  if (!domain || isIp) return null;
  return domainToASCII(domain) || null;
}

/** The registrable domain, where it can identify a customer; otherwise ends with a sentence that says why not. */
export function identifyingDomain(written: string, own: ReadonlySet<string>): string {
  const domain = registrableDomain(written);
  if (!domain) {
    throw new Invalid(`"${written}" is not a domain that belongs to one company. Enter one such as acme.com.`);
  }
  if (own.has(domain)) {
    throw new Invalid(
      `${domain} is your own organisation's domain and cannot identify a customer. Enter the customer's domain.`,
    );
  }
  if (isFreeMail(domain)) {
    throw new Invalid(
      `Anybody can have an address at ${domain}, so it cannot identify a customer. Add the people there as contacts.`,
    );
  }
  return domain;
}
