import { addDays, type CalendarDay, dayOf, daysBetween, middayOf } from '../kernel/calendar.js';
import { formatUnit } from './format-unit.js';

export interface Moment {
  at: Date;
  now: Date;
  locale: string;
  timeZone: string;
}

/** The time as people say it: `14:05` today, `yesterday 14:05`, `Tue 14:05` within a week, `12 Mar`, `12 Mar 2024`. */
export function formatMoment({ at, now, locale, timeZone }: Moment): string {
  const distance = daysBetween(dayOf(now, timeZone), dayOf(at, timeZone));
  const clock = formatter(locale, { timeZone, timeStyle: 'short' }).format(at);
  if (distance === 0) return clock;
  if (Math.abs(distance) === 1) return `${nameDay(distance, locale)} ${clock}`;
  if (Math.abs(distance) < 7) return `${formatter(locale, { timeZone, weekday: 'short' }).format(at)} ${clock}`;
  return formatShortDay(dayOf(at, timeZone), dayOf(now, timeZone), locale);
}

/** The age in one unit, without direction: `5 min`, `3 d`, from a year on `2 y`. Under a minute it says "now". */
export function formatAge({ at, now, locale, timeZone }: Moment): string {
  const seconds = Math.abs(now.getTime() - at.getTime()) / 1000;
  const days = Math.abs(daysBetween(dayOf(now, timeZone), dayOf(at, timeZone)));
  if (seconds < 60) return relative(locale).format(0, 'second');
  if (seconds < 3600) return formatUnit(Math.floor(seconds / 60), 'minute', locale);
  if (seconds < 86_400 || days < 1) return formatUnit(Math.floor(seconds / 3600), 'hour', locale);
  if (days < 365) return formatUnit(days, 'day', locale);
  return formatUnit(Math.floor(days / 365.25) || 1, 'year', locale);
}

/** The exact instant, for the title on hover: weekday, date, time and zone. */
export function formatExact(at: Date, locale: string, timeZone: string): string {
  return formatter(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/** A due day as people say it: `yesterday`, `today`, `tomorrow`, `Fri` within the coming week, else `12 Mar`. */
export function formatDay(day: CalendarDay, today: CalendarDay, locale: string): string {
  const distance = daysBetween(today, day);
  if (Math.abs(distance) <= 1) return nameDay(distance, locale);
  if (distance > 0 && distance < 7)
    return formatter(locale, { timeZone: 'UTC', weekday: 'short' }).format(middayOf(day));
  return formatShortDay(day, today, locale);
}

/** A calendar day in full: `Tue, 31 March 2026`. */
export function formatLongDay(day: CalendarDay, locale: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return formatter(locale, { timeZone: 'UTC', ...parts }).format(middayOf(day));
}

/** Today, tomorrow, in three days and next Monday, as the quick choices of a date field. */
export function quickDays(today: CalendarDay, monday: CalendarDay): readonly CalendarDay[] {
  return [today, addDays(today, 1), addDays(today, 3), monday];
}

function formatShortDay(day: CalendarDay, today: CalendarDay, locale: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const parts = { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' as const }) } as const;
  return formatter(locale, { timeZone: 'UTC', ...parts }).format(middayOf(day));
}

function nameDay(distance: number, locale: string): string {
  return relative(locale).format(distance, 'day');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using one does, and lists make thousands of dates. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

function relative(locale: string): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
}
