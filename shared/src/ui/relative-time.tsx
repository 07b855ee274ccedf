import { formatAge, formatDay, formatExact, formatLongDay, formatMoment } from '../i18n/format-time.js';
import { type CalendarDay, dayOf } from '../kernel/calendar.js';
import { useClock, useLocale } from './clock.js';

export interface RelativeTimeProps {
  at: Date | string;
  /** `3 d` instead of `Tue 14:05`. */
  compact?: boolean | undefined;
  className?: string | undefined;
}

/** An instant as people say it, with the exact one on hover. */
export function RelativeTime({ at, compact, className }: RelativeTimeProps) {
  const { now, timeZone } = useClock();
  const locale = useLocale();
  const instant = typeof at === 'string' ? new Date(at) : at;
  const moment = { at: instant, now, locale, timeZone };
  return (
    <time dateTime={instant.toISOString()} title={formatExact(instant, locale, timeZone)} className={className}>
      {compact ? formatAge(moment) : formatMoment(moment)}
    </time>
  );
}

export interface RelativeDayProps {
  on: CalendarDay;
  className?: string | undefined;
}

/** A calendar day as people say it: `today`, `Fri`, `12 Mar`. */
export function RelativeDay({ on, className }: RelativeDayProps) {
  const { now, timeZone } = useClock();
  const locale = useLocale();
  return (
    <time dateTime={on} title={formatLongDay(on, locale)} className={className}>
      {formatDay(on, dayOf(now, timeZone), locale)}
    </time>
  );
}
