import { useTranslation } from 'react-i18next';
import type { TimeEntry } from '../../time/schema.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { RunningTimer } from '../timer/timer-row.js';
import { useRunningTimer } from '../timer/use-running-timer.js';
import { useTimerWrites } from '../timer/use-timer-writes.js';

/** The running timer, where no customer is open; it is started beside a customer. */
export function TodayTimer({ running: first }: { running: TimeEntry | null }) {
  const { t } = useTranslation('panel');
  const { stop } = useTimerWrites();
  const running = useRunningTimer(first, null);
  const stopNow = () => running && void stop(running);
  useShortcuts([{ keys: 's', label: t('timer.stop'), group: t('keys.customer'), run: stopNow, disabled: !running }]);
  if (!running) return null;
  return (
    <div className="px-3 pb-2">
      <RunningTimer entry={running} onStop={stopNow} named />
    </div>
  );
}
