import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeEntry } from '../../time/schema.js';
import { Button } from '../../ui/button.js';
import { RunningDuration } from '../../ui/duration.js';
import { IconButton } from '../../ui/icon-button.js';
import { TimerPlayIcon, TimerStopIcon } from '../../ui/icons/work.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { Skeleton } from '../../ui/skeleton.js';
import { isPendingId } from '../offline/queue-rules.js';
import { usePlace } from '../place.js';
import { useRunningTimer } from './use-running-timer.js';
import { useTimerWrites } from './use-timer-writes.js';

const EntryForm = lazy(() => import('./entry-form.js'));

/** Starts the clock for this customer, or shows the one that runs. */
export function TimerRow({ running: first }: { running: TimeEntry | null }) {
  const { t } = useTranslation('panel');
  const place = usePlace();
  const running = useRunningTimer(first, place.customer);
  const { start, stop } = useTimerWrites();
  const begin = () => void start(place);
  const toggle = () => (running ? void stop(running) : begin());
  useShortcuts([
    { keys: 's', label: running ? t('timer.stop') : t('timer.start'), group: t('keys.customer'), run: toggle },
  ]);
  const elsewhere = running !== null && running.customer.id !== place.customer.id;
  return (
    <div className="flex flex-col gap-1 px-3 pb-2">
      {running && <RunningTimer entry={running} onStop={() => void stop(running)} named={elsewhere} />}
      {(!running || elsewhere) && (
        <Button
          size="small"
          className="self-start"
          icon={<TimerPlayIcon size={14} />}
          shortcut={running ? undefined : 's'}
          onClick={begin}
        >
          {elsewhere ? t('timer.startHere') : t('timer.start')}
        </Button>
      )}
    </div>
  );
}

export interface RunningTimerProps {
  entry: TimeEntry;
  onStop: () => void;
  /** Say whose time runs, where that is not plain. */
  named: boolean;
}

export function RunningTimer({ entry, onStop, named }: RunningTimerProps) {
  const { t } = useTranslation('panel');
  const [open, setOpen] = useState(false);
  const known = !isPendingId(entry.id);
  return (
    <div className="rounded-md bg-accent-soft">
      <div className="flex items-center gap-2 py-0.5 pr-0.5 pl-2">
        <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" />
        <button
          type="button"
          disabled={!known}
          aria-expanded={open}
          aria-label={t('timer.details')}
          onClick={() => setOpen(!open)}
          className="flex min-h-6 min-w-0 flex-1 cursor-pointer items-center gap-2 text-left text-accent-ink"
        >
          <RunningDuration startedAt={entry.startedAt} className="font-medium" />
          <span className="min-w-0 flex-1 truncate">
            {[named && entry.customer.name, t(`categories.${entry.category}`), entry.note].filter(Boolean).join(' · ')}
          </span>
        </button>
        <IconButton
          small
          tone="accent"
          label={t('timer.stop')}
          shortcut="s"
          icon={<TimerStopIcon />}
          onClick={onStop}
        />
      </div>
      {open && known && (
        <div className="px-2 pb-2">
          <Suspense fallback={<Skeleton lines={2} />}>
            <EntryForm entry={entry} onClose={() => setOpen(false)} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
