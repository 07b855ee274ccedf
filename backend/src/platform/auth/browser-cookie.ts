import type { Context } from 'hono';
import { keepValue, valueFor, valueIn } from './kept-value.js';

const minutes = 30;

/** A cookie by which a browser is known again that nobody is signed in to yet. It proves nothing else. */
export interface BrowserCookie {
  /** The browser's value, made now where it has none. */
  of(c: Context): string;
  /** The value that the browser came with. */
  known(c: Context): string | null;
}

export function createBrowserCookie({ secure }: { secure: boolean }): BrowserCookie {
  const cookie = { name: secure ? '__Host-threadline-browser' : 'threadline-browser', seconds: minutes * 60, secure };
  return { known: (c) => valueIn(c, cookie), of: (c) => keepValue(c, cookie, valueFor(c, cookie)) };
}
