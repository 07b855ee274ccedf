import type { PortalRouter } from '@threadline/backend/portal-router';
import { createTRPCClient, httpBatchLink, httpLink, splitLink, type TRPCClient } from '@trpc/client';
import { v4 as uuid } from 'uuid';
import { cookieFetch } from './bearer-fetch.js';

export type PortalApi = TRPCClient<PortalRouter>;

export interface PortalApiOptions {
  /** Told after every request whether the server answered at all. */
  onReachable: (reachable: boolean) => void;
}

/** The client of the customers' portal: its own router, known by its own cookie. */
export function createPortalApi({ onReachable }: PortalApiOptions): PortalApi {
  const send = cookieFetch(() => undefined);
  const fetch: typeof send = async (input, init) => {
    try {
      const response = await send(input, init);
      onReachable(true);
      return response;
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) onReachable(false);
      throw error;
    }
  };
  const url = '/portal/trpc';
  return createTRPCClient<PortalRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === 'mutation',
        true: httpLink({ url, fetch, headers: () => ({ 'idempotency-key': uuid() }) }),
        false: httpBatchLink({ url, fetch, maxURLLength: 2000 }),
      }),
    ],
  });
}
