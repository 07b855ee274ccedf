import type { QueryClient } from '@tanstack/react-query';
import { getUntypedClient } from '@trpc/client';
import { readApiError } from '../../api/api-error.js';
import { type Api, createApi } from '../../api/create-api.js';
import type { MailHost, Unsubscribe } from '../../mail-host/port.js';
import { DraftStore } from '../drafts/draft-store.js';
import { readAgainAfter } from '../live/read-again.js';
import { Connection } from '../offline/connection.js';
import type { Write } from '../offline/write.js';
import { WriteQueue } from '../offline/write-queue.js';
import type { Panel } from '../panel-context.js';
import { createQueries } from '../queries.js';
import { askAhead } from '../thread-link/context-query.js';
import { askWhoIsSignedIn, type KnownPerson, recallLastPerson, recallPersonOf } from './known-person.js';
import { LastKnown } from './last-known.js';

export type Opening =
  | { state: 'signed_out' }
  | { state: 'unreachable' }
  | { state: 'ready'; panel: Panel; stopAsking: Unsubscribe };

interface Parts {
  host: MailHost;
  api: Api;
  connection: Connection;
  queries: QueryClient;
}

/**
 * Starts a session from the host's token, and asks about the open thread meanwhile. The person is remembered from the
 * same token; else asked for; without an answer from the server, the person last known is taken.
 */
export async function openSession(host: MailHost, onUnauthenticated: () => void): Promise<Opening> {
  const token = await host.auth.accessToken();
  if (!token) return { state: 'signed_out' };
  const parts = connect(host, onUnauthenticated);
  const stopAsking = askAhead(parts);
  const known = (await recallPersonOf(host, token)) ?? (await askForPerson(parts));
  if (known === 'signed_out' || !known) {
    stopAsking();
    return { state: known ?? 'unreachable' };
  }
  const panel = assemble(parts, known);
  await Promise.all([panel.drafts.load(), panel.queue.load()]);
  return { state: 'ready', panel, stopAsking };
}

function connect(host: MailHost, onUnauthenticated: () => void): Parts {
  const connection: Connection = new Connection(() => api.session.me.query());
  const api = createApi({
    baseUrl: host.backendUrl,
    ...(host.kind === 'api' ? {} : { client: host.kind }),
    token: (options) => host.auth.accessToken(options),
    onUnauthenticated,
    onReachable: (reachable) => connection.report(reachable),
  });
  return { host, api, connection, queries: createQueries() };
}

async function askForPerson({ host, api }: Parts): Promise<KnownPerson | 'signed_out' | null> {
  try {
    return await askWhoIsSignedIn({ host, api });
  } catch (error) {
    if (readApiError(error).code === 'unauthenticated') return 'signed_out';
    return recallLastPerson(host);
  }
}

function assemble({ host, api, connection, queries }: Parts, known: KnownPerson): Panel {
  const { me } = known;
  const queue = new WriteQueue({
    storage: host.storage,
    personId: me.person.id,
    send: (write) => sendWrite(api, write),
    afterAnswer: (write) => readAgainAfter(queries, write),
  });
  const drafts = new DraftStore(host.storage, me.person.id);
  const lastKnown = new LastKnown(host.storage, me.person.id);
  whenReachableAgain(connection, queue, queries);
  return { host, api, queries, me, known, queue, drafts, connection, lastKnown };
}

function sendWrite(api: Api, write: Write): Promise<unknown> {
  return getUntypedClient(api).mutation(write.path, write.input, { context: { idempotencyKey: write.key } });
}

function whenReachableAgain(connection: Connection, queue: WriteQueue, queries: QueryClient): void {
  connection.subscribe((reachable) => {
    if (!reachable) return;
    void queue.flush();
    void queries.invalidateQueries();
  });
}
