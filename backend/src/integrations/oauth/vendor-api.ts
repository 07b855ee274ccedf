import { type ConnectionDoor, SourceProblem } from '../../mail-sync/port.js';
import type { Clock } from '../../platform/clock.js';
import type { TokenSource } from './token-source.js';
import { askVendor, type VendorAnswer, type VendorRequest } from './vendor-request.js';

export interface VendorApi {
  /** An answer of the 2xx family, or one of those that the caller can do with; else a SourceProblem. */
  ask(path: string, request?: ApiRequest): Promise<VendorAnswer>;
}

export interface ApiRequest extends Omit<VendorRequest, 'chosenByOperator'> {
  query?: URLSearchParams;
  /** Statuses that are no problem here. */
  allow?: readonly number[];
}

export interface VendorApiOptions {
  /** Without a stroke at the end. Nothing else is ever shown a token. */
  base: string;
  chosenByOperator: boolean;
  headers?: Record<string, string>;
  tokens: TokenSource;
  door: Pick<ConnectionDoor, 'signal'>;
  clock: Clock;
  problemOf(answer: VendorAnswer, now: Date): SourceProblem;
}

const ordinaryBytes = 5 * 1024 * 1024;

/** Asks a vendor's interface as the person who agreed to it; an access token that is refused is renewed once. */
export function createVendorApi(options: VendorApiOptions): VendorApi {
  const { tokens, door, clock, problemOf } = options;
  const send = (address: URL, request: ApiRequest, token: string) => {
    if (door.signal.aborted) throw new SourceProblem('unreachable', 'The work on this mailbox was ended.');
    const { query: _query, allow: _allow, headers, ...rest } = request;
    return askVendor(address, {
      ...{ mostBytes: ordinaryBytes, ...rest, chosenByOperator: options.chosenByOperator },
      headers: { accept: 'application/json', ...options.headers, ...headers, authorization: `Bearer ${token}` },
    });
  };
  return {
    ask: async (path, request = {}) => {
      const address = addressOf(options.base, path, request.query);
      const token = await tokens.current();
      const first = await send(address, request, token);
      const answer = first.status === 401 ? await send(address, request, await tokens.insteadOf(token)) : first;
      const { status } = answer;
      if ((status >= 200 && status < 300) || request.allow?.includes(status)) return answer;
      throw problemOf(answer, clock());
    },
  };
}

/** The address of a path, or of a link that the vendor gave: a link elsewhere is not followed. */
function addressOf(base: string, path: string, query: URLSearchParams | undefined): URL {
  const told = path.startsWith('/') ? base + path : path;
  const address = URL.canParse(told) ? new URL(told) : null;
  if (address?.origin !== new URL(base).origin)
    throw new SourceProblem('broken_answer', 'The vendor named a page that is not its own.');
  for (const [name, value] of query ?? []) address.searchParams.append(name, value);
  return address;
}
