import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ApiError, readApiError } from '../../api/api-error.js';
import type { OpenThread } from '../../mail-host/port.js';
import type { ThreadContext } from '../../threads/schema.js';
import { type Panel, usePanel } from '../panel-context.js';
import { contextInput } from './context-input.js';
import { askedKey, contextQuery } from './context-query.js';

export interface ShownContext {
  context: ThreadContext | null;
  /** From this computer's memory, since the server could not be asked. */
  remembered: boolean;
  error: ApiError | null;
  retry: () => void;
}

/** Everything about one thread, by one request. Kept under the thread's key, so that no answer is shown beside another. */
export function useThreadContext(thread: OpenThread, customerId: string | null): ShownContext {
  const panel = usePanel();
  const asking = contextQuery(panel, thread, customerId);
  const query = useQuery(asking);
  useRemembering(storedName(thread, customerId), query.data);
  const input = JSON.stringify(contextInput(thread, panel.host.kind, customerId));
  useReadAgainWhenThreadGrows(panel, asking.queryKey, input);
  const error = query.error ? readApiError(query.error) : null;
  const stored = useRemembered(thread, customerId, error?.code === 'unreachable' && !query.data);
  return {
    context: query.data ?? stored,
    remembered: !query.data && stored !== null,
    error: query.data && error?.code === 'unreachable' ? null : error,
    retry: () => void query.refetch(),
  };
}

function useRemembering(name: string, context: ThreadContext | undefined): void {
  const { lastKnown } = usePanel();
  useEffect(() => {
    if (context) void lastKnown.remember(name, context);
  }, [lastKnown, name, context]);
}

function useRemembered(thread: OpenThread, customerId: string | null, wanted: boolean): ThreadContext | null {
  const { lastKnown } = usePanel();
  const name = storedName(thread, customerId);
  const stored = useQuery({
    queryKey: ['remembered', name],
    queryFn: async () => (await lastKnown.recall(name)) as ThreadContext | null,
    enabled: wanted,
    gcTime: 0,
  });
  return wanted ? (stored.data ?? null) : null;
}

/** A new message in the open thread may change who it belongs to. */
function useReadAgainWhenThreadGrows(panel: Panel, key: readonly unknown[], input: string): void {
  useEffect(() => {
    const asked = panel.queries.getQueryData<string>(askedKey(key));
    panel.queries.setQueryData(askedKey(key), input);
    if (asked !== undefined && asked !== input) void panel.queries.invalidateQueries({ queryKey: key });
  }, [panel.queries, input, key]);
}

function storedName(thread: OpenThread, customerId: string | null): string {
  return `thread:${thread.key}:${customerId ?? ''}`;
}
