import { Link } from '@tanstack/react-router';
import type { TimeEntry } from '@threadline/shared/time/schema';
import { RunningDuration } from '@threadline/shared/ui/duration';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { TimerStopIcon } from '@threadline/shared/ui/icons/work';
import { useTranslation } from 'react-i18next';
import { useRunningTimer, useTimer } from '../time/use-timer.js';

/** In the rail: what the clock runs for, and its stop. */
export function RunningTimerCard() {
  const running = useRunningTimer();
  if (!running) return null;
  return (
    <div className="rounded-md border border-line bg-surface py-1 pr-1 pl-2.5">
      <RunningTimer entry={running} />
    </div>
  );
}

/** The same above the bar of a phone. */
export function RunningTimerBar() {
  const { t } = useTranslation('desk');
  const running = useRunningTimer();
  if (!running) return null;
  return (
    <section aria-label={t('time.running')} className="border-line border-t bg-surface px-4 py-1">
      <RunningTimer entry={running} />
    </section>
  );
}

function RunningTimer({ entry }: { entry: TimeEntry }) {
  const { t } = useTranslation('desk');
  const { stop } = useTimer();
  return (
    <div className="flex items-center gap-2">
      <span aria-hidden className="size-2 animate-breathe rounded-full bg-accent" />
      <div className="min-w-0 flex-1">
        <Link
          to="/customers/$customerId"
          params={{ customerId: entry.customer.id }}
          className="block truncate font-medium leading-6 hover:underline"
        >
          {entry.customer.name}
        </Link>
        <p className="text-faint text-small">
          <RunningDuration startedAt={entry.startedAt} /> · {t(`categories.${entry.category}`)}
        </p>
      </div>
      <IconButton
        label={t('time.stopFor', { name: entry.customer.name })}
        icon={<TimerStopIcon />}
        tone="accent"
        onClick={() => void stop(entry)}
      />
    </div>
  );
}
