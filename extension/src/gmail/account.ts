import { findAll, type Selectors } from './selectors.js';

/** Whose mailbox this tab shows, and the key that Gmail's own pages of that account want. */
export interface Account {
  address: string;
  ik: string | null;
}

/** Reads the account from what the page shows; null when neither mark, button nor title names an address. */
export function readAccount(document: Document, selectors: Selectors): Account | null {
  const head = document.head;
  const marked = head.getAttribute('data-inboxsdk-user-email-address');
  const labels = findAll(document, selectors.accountLabel).map((element) => element.getAttribute('aria-label') ?? '');
  const address = [marked ?? '', ...labels, document.title].map(addressIn).find((found) => found !== null);
  return address ? { address, ik: head.getAttribute('data-inboxsdk-ik-value') } : null;
}

/** The first address in a short text such as "Google Account: Jane (jane@example.com)". */
export function addressIn(text: string): string | null {
  const words = text.slice(0, 1_000).split(/[\s()<>,;:]+/);
  const address = words.find((word) => word.indexOf('@') > 0 && word.lastIndexOf('.') > word.indexOf('@') + 1);
  return address?.toLowerCase() ?? null;
}

/** The "Show original" page of a message, for the account that `location` belongs to, delegated or not. */
export function originalAddress(location: Pick<Location, 'origin' | 'pathname'>, ik: string, permId: string): string {
  const prefix = /^\/mail\/(?:b\/[^/]+\/)?u\/\d+/.exec(location.pathname)?.[0] ?? '/mail/u/0';
  return `${location.origin}${prefix}/?${new URLSearchParams({ ik, view: 'om', permmsgid: permId })}`;
}
