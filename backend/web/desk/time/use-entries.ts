import { useApi } from '@threadline/shared/api';
import type { TimeEntry } from '@threadline/shared/time/schema';
import { useTranslation } from 'react-i18next';
import { showInLists } from '../writing/show-at-once.js';
import { useWrite } from '../writing/use-write.js';

export interface EntryChange {
  category: TimeEntry['category'];
  billable: boolean;
  note: string;
  startedAt: string;
  endedAt: string;
}

/** Corrects and deletes recorded time. */
export function useEntries() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const lists = useApi().time.list.pathFilter();
  const touches = { about: 'time_entry' };
  const edit = (entry: TimeEntry, change: EntryChange) =>
    write({
      send: (api, options) => api.time.edit.mutate({ id: entry.id, ...change }, options),
      touches,
      quiet: true,
      done: t('time.changed'),
    });
  const remove = (entry: TimeEntry) =>
    write({
      send: (api, options) => api.time.remove.mutate({ id: entry.id }, options),
      show: (queries) => showInLists<TimeEntry>(queries, lists, (items) => items.filter(({ id }) => id !== entry.id)),
      touches,
      done: t('time.removed'),
      undo: () => ({ send: (api, options) => api.time.restore.mutate({ id: entry.id }, options), touches }),
    });
  return { edit, remove };
}
