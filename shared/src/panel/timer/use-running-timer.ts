import { useQuery } from '@tanstack/react-query';
import type { TimeEntry } from '../../time/schema.js';
import { usePanel, useWrites } from '../panel-context.js';
import { queryKeys } from '../queries.js';
import { withPendingTimer } from './pending-timer.js';

/** The person's one running timer, wherever it was started. `first` is what the screen's own request has told. */
export function useRunningTimer(
  first: TimeEntry | null,
  customer: { id: string; name: string } | null,
): TimeEntry | null {
  const { api } = usePanel();
  const writes = useWrites();
  const { data } = useQuery({
    queryKey: queryKeys.timer(),
    queryFn: async ({ signal }) => (await api.time.running.query(undefined, { signal })).entry,
    placeholderData: first,
  });
  const running = data === undefined ? first : data;
  return withPendingTimer(running, writes, (id) => (customer?.id === id ? customer.name : ''));
}
