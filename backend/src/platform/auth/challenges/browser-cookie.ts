import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const minutes = 30;

/** A cookie by which a browser is known again that nobody is signed in to yet. It proves nothing else. */
export interface BrowserCookie {
  /** The browser's value, made now where it has none. */
  of(c: Context): string;
  /** The value that the browser came with. */
  known(c: Context): string | null;
}

export function createBrowserCookie({ secure }: { secure: boolean }): BrowserCookie {
  const name = secure ? '__Host-threadline-browser' : 'threadline-browser';
  const known = (c: Context): string | null => {
    const value = getCookie(c, name);
    return value && /^[\w-]{43}$/.test(value) ? value : null;
  };
  return {
    known,
    of: (c) => {
      const value = known(c) ?? randomBytes(32).toString('base64url');
      setCookie(c, name, value, { path: '/', httpOnly: true, secure, sameSite: 'Strict', maxAge: minutes * 60 });
      return value;
    },
  };
}
