import { useTranslation } from 'react-i18next';
import type { ApiInputs } from '../../api/create-api.js';
import type { TimeEntry } from '../../time/schema.js';
import { useWrite } from '../offline/use-write.js';
import type { NewWrite } from '../offline/write.js';
import { aboutPlace, type Place } from '../place.js';

type Edit = Omit<ApiInputs['time']['edit'], 'id'>;

/** What can be done with one's own time; each but stopping can be taken back. */
export function useTimerWrites() {
  const { t } = useTranslation('panel');
  const write = useWrite();
  const start = (place: Place) => {
    const thread = place.reference ? { thread: place.reference } : {};
    return write(
      { path: 'time.start', input: { customerId: place.customer.id, ...thread }, ...aboutPlace(place) },
      {
        message: t('timer.started', { name: place.customer.name }),
        reverse: ({ entry }): NewWrite[] => [
          { path: 'time.stop', input: {} },
          { path: 'time.remove', input: { id: entry.id } },
        ],
      },
    );
  };
  const stop = (entry: TimeEntry) =>
    write(
      { path: 'time.stop', input: {}, customerId: entry.customer.id },
      { message: t('timer.stopped', { name: entry.customer.name }) },
    );
  const edit = (entry: TimeEntry, fields: Edit) =>
    write(
      { path: 'time.edit', input: { id: entry.id, ...fields }, customerId: entry.customer.id, text: fields.note ?? '' },
      {
        message: t('timer.changed'),
        reverse: () => [{ path: 'time.edit', input: { id: entry.id, ...before(entry, fields) } }],
      },
    );
  const remove = (entry: TimeEntry) =>
    write(
      { path: 'time.remove', input: { id: entry.id }, customerId: entry.customer.id },
      { message: t('timer.removed'), reverse: () => [{ path: 'time.restore', input: { id: entry.id } }] },
    );
  return { start, stop, edit, remove };
}

function before(entry: TimeEntry, fields: Edit): Edit {
  const { category, billable, note, startedAt, endedAt } = entry;
  const all = { category, billable, note, startedAt, ...(endedAt ? { endedAt } : {}) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in fields));
}
