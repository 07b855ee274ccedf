import { type ComponentProps, createElement, type MouseEvent, useSyncExternalStore } from 'react';

const moved = new EventTarget();

/** Where the reader is: the address without its question, and a mark that changes with every move. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

export function goTo(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  moved.dispatchEvent(new Event('moved'));
  scrollTo(0, 0);
}

export interface PlaceLinkProps extends ComponentProps<'a'> {
  href: string;
}

/** A link within the portal: a plain click changes the page in place, any other is the browser's. */
export function PlaceLink({ onClick, ...link }: PlaceLinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!plain || event.defaultPrevented) return;
    event.preventDefault();
    goTo(link.href);
  };
  return createElement('a', { ...link, onClick: follow });
}

function subscribe(listener: () => void): () => void {
  moved.addEventListener('moved', listener);
  addEventListener('popstate', listener);
  return () => {
    moved.removeEventListener('moved', listener);
    removeEventListener('popstate', listener);
  };
}
