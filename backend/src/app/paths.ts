import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { bearerOf } from '../platform/auth/bearer.js';

/** Paths that a bearer token opens, and no cookie. */
export const openPaths = ['/trpc/*', '/api/v1/*', '/oauth/token', '/oauth/revoke'];
/** Paths that a cookie opens, and no token: of the desk, and of the customers' portal. */
export const cookiePaths = [
  ...['/desk/trpc/*', '/desk/reports/csv', '/desk/audit/csv', '/desk/files', '/desk/draft-files', '/desk/archives/*'],
  ...['/auth/*', '/oauth/approve', '/portal/trpc/*'],
];

/** Each path reads one credential, and that one is counted. */
export function credentialIn(c: Context, cookies: { desk: string; portal: string }): string | null {
  const { path } = c.req;
  if (cookiePaths.some((one) => path.startsWith(one.replace('*', ''))))
    return getCookie(c, path.startsWith('/portal/') ? cookies.portal : cookies.desk) ?? null;
  return bearerOf(c.req.header('authorization'));
}
