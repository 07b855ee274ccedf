import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { addDays, dayOf, startOfDay } from '@threadline/shared/kernel/calendar';
import type { Today } from '@threadline/shared/today/schema';
import { useClock } from '@threadline/shared/ui/clock';
import { Duration } from '@threadline/shared/ui/duration';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { EntryRow } from '../time/entry-row.js';
import { StartTimerField } from '../time/start-timer-field.js';

/** The person's own time of this day: start for a customer, and what was recorded so far. */
export function TimeOfToday({ today }: { today: Today | undefined }) {
  const { t } = useTranslation('desk');
  return (
    <section aria-label={t('today.time')} className="flex flex-col gap-2">
      <h2 className="flex items-baseline gap-2 font-semibold text-soft">
        <span className="flex-1">{t('today.time')}</span>
        {today ? (
          <span className="font-normal text-faint">
            <Duration seconds={today.trackedTodaySeconds} />
          </span>
        ) : null}
      </h2>
      <Card>
        <div className="border-line border-b p-3">
          <StartTimerField />
        </div>
        <EntriesOfToday />
      </Card>
    </section>
  );
}

function EntriesOfToday() {
  const { t } = useTranslation('desk');
  const { now, timeZone } = useClock();
  const day = dayOf(now, timeZone);
  const from = startOfDay(day, timeZone).toISOString();
  const to = startOfDay(addDays(day, 1), timeZone).toISOString();
  const entries = useQuery(useApi().time.list.queryOptions({ from, to, limit: 100 }));
  if (entries.error) return <FailureState error={entries.error} onRetry={() => void entries.refetch()} />;
  if (!entries.data) return <Skeleton lines={3} className="p-3" />;
  if (entries.data.items.length === 0) return <p className="p-3 text-faint">{t('today.noTime')}</p>;
  return (
    <ul className="divide-y divide-line">
      {entries.data.items.map((entry) => (
        <li key={entry.id}>
          <EntryRow entry={entry} named editable />
        </li>
      ))}
    </ul>
  );
}
