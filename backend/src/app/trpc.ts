import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Context } from 'hono';
import { retryAfter } from '../platform/http/limits/retry-after.js';
import type { RequestContext } from '../platform/http/procedure.js';
import { appRouter } from './router.js';

export interface TrpcOptions {
  endpoint: '/trpc' | '/desk/trpc';
  contextOf: (c: Context) => Promise<RequestContext>;
  onFailure: (c: Context, error: Error, path: string | undefined) => void;
}

/** Each call takes a transaction: a screen asks for a handful at once. */
const mostCallsAtOnce = 50;

/** Serves the procedures to the product's own clients. Reads may come by POST, so that participants stand in no address. */
export function serveTrpc({ endpoint, contextOf, onFailure }: TrpcOptions) {
  return async (c: Context): Promise<Response> => {
    const context = await contextOf(c);
    return fetchRequestHandler({
      endpoint,
      req: c.req.raw,
      router: appRouter,
      allowMethodOverride: true,
      maxBatchSize: mostCallsAtOnce,
      createContext: () => context,
      responseMeta: ({ errors }) => waiting(errors),
      onError: ({ error, path }) => onFailure(c, error, path),
    });
  };
}

/** How long to wait, where a limit was reached. */
function waiting(errors: readonly Error[]): { headers?: Record<string, string> } {
  const [first] = errors.map(retryAfter).filter((seconds) => seconds !== null);
  return first ? { headers: { 'retry-after': first } } : {};
}
