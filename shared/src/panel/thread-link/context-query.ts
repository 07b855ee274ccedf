import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../../api/create-api.js';
import type { HostView, MailHost, OpenThread, Unsubscribe } from '../../mail-host/port.js';
import { queryKeys } from '../queries.js';
import { contextInput } from './context-input.js';

interface Asking {
  host: MailHost;
  api: Api;
}

/** How a thread's context is asked for, by its screen and ahead of it alike. */
export function contextQuery({ host, api }: Asking, thread: OpenThread, customerId: string | null) {
  const input = contextInput(thread, host.kind, customerId);
  return {
    queryKey: queryKeys.context(thread.key, customerId),
    queryFn: ({ signal }: { signal: AbortSignal }) => api.threads.context.query(input, { signal }),
  };
}

/** Where is noted what was asked about a thread, so that a thread that has grown since is asked about again. */
export function askedKey(queryKey: readonly unknown[]): readonly string[] {
  return [`asked:${queryKey.join('|')}`];
}

/** Asks about a thread the moment it is opened, before the session is there or a screen is drawn. */
export function askAhead({ host, api, queries }: Asking & { queries: QueryClient }): Unsubscribe {
  const ask = (view: HostView | null) => {
    if (view?.kind !== 'thread') return;
    const query = contextQuery({ host, api }, view.thread, null);
    if (queries.getQueryState(query.queryKey)) return;
    const input = JSON.stringify(contextInput(view.thread, host.kind, null));
    queries.setQueryData(askedKey(query.queryKey), input);
    void queries.prefetchQuery(query);
  };
  ask(host.view());
  return host.onView(ask);
}
