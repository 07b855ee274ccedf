import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { TimeEntry } from '@threadline/shared/time/schema';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { showAtOnce } from '../writing/show-at-once.js';
import { useWrite, type Write } from '../writing/use-write.js';

type Running = { entry: TimeEntry | null; now: string };

/** The clock that runs for the person who is signed in, or null. */
export function useRunningTimer(): TimeEntry | null {
  const may = useMay('time.track');
  return useQuery({ ...useApi().time.running.queryOptions(), enabled: may }).data?.entry ?? null;
}

/** Starts and stops the person's clock. Only one runs: a start ends the one before. */
export function useTimer() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const running = useApi().time.running.queryFilter();
  const shownAs = (entry: TimeEntry | null): NonNullable<Write<unknown>['show']> => {
    return (queries) => showAtOnce<Running>(queries, running, (before) => ({ ...before, entry }));
  };
  const start = (customer: { id: string; name: string }) =>
    write({
      send: (api, options) => api.time.start.mutate({ customerId: customer.id }, options),
      touches: { about: 'timer' },
      done: t('time.started', { name: customer.name }),
    });
  const stop = (entry: TimeEntry) =>
    write({
      send: (api, options) => api.time.stop.mutate({}, options),
      show: shownAs(null),
      touches: { about: 'timer' },
      done: t('time.stopped', { name: entry.customer.name }),
    });
  return { start, stop };
}
