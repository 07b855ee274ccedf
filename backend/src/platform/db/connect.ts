import postgres from 'postgres';
import type { Lifelines } from './lifelines.js';

/** What postgres.js takes; it knows `socket`, though its types do not. */
type Options = postgres.Options<Record<string, postgres.PostgresType>> & Partial<Pick<Lifelines, 'socket'>>;

/** Opens a postgres.js pool. A socket folder stands percent-encoded in the URL's host, which postgres.js itself does not decode. */
export function connect(url: string, options: Options = {}): postgres.Sql {
  const { hostname, port } = new URL(url);
  const host = decodeURIComponent(hostname);
  // A database that is away is asked again every fifth of a second, not ever less often.
  const quiet = { onnotice: () => undefined, connect_timeout: 2, backoff: () => 0.2, ...options };
  if (!host.startsWith('/')) return postgres(url, quiet);
  return postgres(url.replace(hostname, 'localhost'), { ...quiet, host, port: Number(port || 5432) });
}
