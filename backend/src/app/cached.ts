import type { MiddlewareHandler } from 'hono';

/** How long a browser may keep what was found. The file server's own hook runs too late to set a header. */
export function cached(value: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', value);
  };
}

export const forAYear = 'public, max-age=31536000, immutable';
