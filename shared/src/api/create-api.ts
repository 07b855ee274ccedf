import type { AppRouter } from '@threadline/backend/router';
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  type Operation,
  splitLink,
  type TRPCClient,
  type TRPCLink,
} from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { v4 as uuid } from 'uuid';
import { bearerFetch, cookieFetch, type Fetch, type TokenSource } from './bearer-fetch.js';
import { lateStream } from './late-stream.js';
import { type AskForProof, proofLink } from './proof-link.js';

export type Api = TRPCClient<AppRouter>;
export type { AppRouter };
export type ApiInputs = inferRouterInputs<AppRouter>;
export type ApiOutputs = inferRouterOutputs<AppRouter>;

export interface ApiOptions {
  /** The server's address without trailing slash; empty for pages of the server itself. */
  baseUrl: string;
  /** Left out on pages of the server itself, which are known by their cookie. */
  token?: TokenSource;
  /** The mail client that the panel stands in: what it writes is told apart by it. */
  client?: 'gmail' | 'outlook';
  onUnauthenticated: () => void;
  /** Where a person can prove that it is them, for what asks for that; programs cannot. */
  askForProof?: AskForProof;
  /** Told after every request whether the server answered at all. */
  onReachable?: (reachable: boolean) => void;
}

/**
 * The client of every screen. A mutation carries an `Idempotency-Key`: pass `context: { idempotencyKey }` to keep one
 * key through all tries of one write. Tokens travel in headers only, never in an address.
 */
export function createApi(options: ApiOptions): Api {
  const url = `${options.baseUrl}${options.token ? '/trpc' : '/desk/trpc'}`;
  const fetch = watched(options);
  const single = httpLink<AppRouter>({
    url,
    fetch,
    headers: ({ op }) => ({ ...clientHeader(options), ...idempotencyHeader(op) }),
  });
  const posted = httpLink<AppRouter>({ url, fetch, methodOverride: 'POST' });
  const batched = httpBatchLink<AppRouter>({ url, fetch, maxURLLength: 2000 });
  const stream = lateStream({ url, fetch });
  const queries = splitLink<AppRouter>({ condition: isLarge, true: posted, false: batched });
  const calls: TRPCLink<AppRouter> = splitLink({
    condition: (op) => op.type === 'mutation',
    true: single,
    false: queries,
  });
  const all = splitLink<AppRouter>({ condition: (op) => op.type === 'subscription', true: stream, false: calls });
  const { askForProof } = options;
  return createTRPCClient<AppRouter>({ links: askForProof ? [proofLink(askForProof), all] : [all] });
}

const large = new Set(['threads.context', 'sharing.preview', 'sendGuard.check']);

/** Participants and texts of mails are personal and may be long: in the body, alone, never in an address. */
function isLarge(op: Operation): boolean {
  return large.has(op.path);
}

function idempotencyHeader(op: Operation): Record<string, string> {
  const given = op.context.idempotencyKey;
  return { 'idempotency-key': typeof given === 'string' ? given : uuid() };
}

function clientHeader({ client }: ApiOptions): Record<string, string> {
  return client ? { 'x-threadline-client': client } : {};
}

function watched(options: ApiOptions): Fetch {
  const { token, onUnauthenticated, onReachable } = options;
  const send = token ? bearerFetch({ token, onUnauthenticated }) : cookieFetch(onUnauthenticated);
  return async (input, init) => {
    try {
      const response = await send(input, init);
      onReachable?.(true);
      return response;
    } catch (error) {
      if (!isAbort(error)) onReachable?.(false);
      throw error;
    }
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
