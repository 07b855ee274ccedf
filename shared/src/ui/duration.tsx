import { useEffect, useState } from 'react';
import { formatClock, formatDuration } from '../i18n/format-duration.js';
import { classNames } from './class-names.js';
import { useClock, useLocale } from './clock.js';

export interface RunningDurationProps {
  startedAt: Date | string;
  className?: string | undefined;
}

/** A clock that runs since an instant of the server's clock: `0:12:31`. */
export function RunningDuration({ startedAt, className }: RunningDurationProps) {
  const { serverOffsetMilliseconds } = useClock();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const interval = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(interval);
  }, []);
  const seconds = (now + serverOffsetMilliseconds - new Date(startedAt).getTime()) / 1000;
  return (
    <span role="timer" className={classNames('tabular-nums', className)}>
      {formatClock(seconds)}
    </span>
  );
}

export interface DurationProps {
  seconds: number;
  className?: string | undefined;
}

/** A finished length of time: `1 h 20 min`. */
export function Duration({ seconds, className }: DurationProps) {
  const locale = useLocale();
  return <span className={classNames('tabular-nums', className)}>{formatDuration(seconds, locale)}</span>;
}
