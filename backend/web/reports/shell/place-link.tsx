import type { ComponentProps, MouseEvent } from 'react';
import { goTo } from './address.js';

/** A link within these pages: a plain click loads nothing anew, every other click is the browser's. */
export function PlaceLink({ href, ...link }: ComponentProps<'a'> & { href: string }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    goTo(href);
    document.getElementById('page')?.scrollTo({ top: 0 });
  };
  return <a {...link} href={href} onClick={follow} />;
}
