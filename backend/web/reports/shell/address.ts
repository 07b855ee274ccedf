import { useMemo, useSyncExternalStore } from 'react';
import { parseSearch, stringifySearch } from '../../desk/shell/plain-search.js';

const changed = 'threadline:address';

/** The address as it stands: the page and its query, read anew when either changes. */
export function useAddress(): { pathname: string; query: Record<string, string | string[]> } {
  const href = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  return useMemo(() => {
    const { pathname, search } = new URL(href, location.origin);
    return { pathname, query: parseSearch(search) };
  }, [href]);
}

/** Goes to an address of these pages; `replace` leaves no step for the back button. */
export function goTo(href: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  dispatchEvent(new Event(changed));
}

export function hrefOf(pathname: string, query: object): string {
  return pathname + stringifySearch({ ...query });
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(changed, listener);
  };
}
