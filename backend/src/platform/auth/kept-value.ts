import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export interface KeptCookie {
  name: string;
  seconds: number;
  secure: boolean;
}

/** The 256 random bits that a browser came with in this cookie; null where it has none, or none of ours. */
export function valueIn(c: Context, { name }: Pick<KeptCookie, 'name'>): string | null {
  const value = getCookie(c, name);
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

/** The same, made now where the browser has none. */
export const valueFor = (c: Context, cookie: Pick<KeptCookie, 'name'>): string =>
  valueIn(c, cookie) ?? randomBytes(32).toString('base64url');

/** Leaves the value with the browser, from now on for as long as the cookie lives. */
export function keepValue(c: Context, { name, seconds, secure }: KeptCookie, value: string): string {
  setCookie(c, name, value, { path: '/', httpOnly: true, secure, sameSite: 'Strict', maxAge: seconds });
  return value;
}
