export type TokenSource = (options?: { refresh?: boolean }) => Promise<string | null>;

export interface BearerOptions {
  token: TokenSource;
  /** The server refused the token and a new one could not be had: the person has to sign in again. */
  onUnauthenticated: () => void;
}

type Input = RequestInfo | URL;
/** `RequestInit`, as the links of tRPC and the event stream hand it over. */
export type Init = Omit<RequestInit, 'signal'> & { signal?: AbortSignal | null | undefined };
export type Fetch = (input: Input, init?: Init) => Promise<Response>;

/** A fetch that carries the bearer token in its header, and asks for a new token once when the old one is refused. */
export function bearerFetch({ token, onUnauthenticated }: BearerOptions): Fetch {
  return async (input, init) => {
    const first = await send(input, init, await token());
    if (first.status !== 401) return first;
    const renewed = await token({ refresh: true });
    if (renewed) {
      const second = await send(input, init, renewed);
      if (second.status !== 401) return second;
    }
    onUnauthenticated();
    return first;
  };
}

/** A fetch for pages of the server itself: the session cookie goes along, and nothing else. */
export function cookieFetch(onUnauthenticated: () => void): Fetch {
  return async (input, init) => {
    const response = await globalThis.fetch(input, { ...requestOf(init), credentials: 'same-origin' });
    if (response.status === 401) onUnauthenticated();
    return response;
  };
}

function send(input: Input, init: Init | undefined, token: string | null): Promise<Response> {
  const headers = new Headers(init?.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  return globalThis.fetch(input, { ...requestOf(init), headers, credentials: 'omit' });
}

function requestOf({ signal, ...init }: Init = {}): RequestInit {
  return { ...init, ...(signal ? { signal } : {}) };
}
