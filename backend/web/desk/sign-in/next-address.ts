/** Where to go after sign-in: an address of this site, path and query, or the first page. */
export function nextAddress(wanted: string | undefined, origin: string): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, origin)) return '/';
  const address = new URL(wanted, origin);
  if (address.origin !== origin || address.pathname.startsWith('//') || address.pathname === '/sign-in') return '/';
  return address.pathname + address.search + address.hash;
}

/** Whether an address leads out of the desk, to pages that the browser has to load. */
export function isOtherPages(address: string): boolean {
  return /^\/reports(\/|\?|$)/.test(address);
}

export interface SignInSearch {
  next?: string;
}

export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  return typeof search.next === 'string' ? { next: search.next } : {};
}
