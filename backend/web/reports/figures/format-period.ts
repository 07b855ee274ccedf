import { addDays, middayOf } from '@threadline/shared/kernel/calendar';
import type { ColumnWidth } from '@threadline/shared/reports/choices';
import type { Period } from '../filters/periods.js';

/** The days of a period as people say them: `24 Oct – 22 Nov 2026`. */
export function formatPeriod({ from, to }: Period, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  return format.formatRange(middayOf(from), middayOf(addDays(to, -1)));
}

/** Names a day, a week by its first day, or a month, as short as it stays clear. */
export function formatBucket(start: string, width: ColumnWidth, locale: string): string {
  const parts = width === 'month' ? ({ month: 'short', year: '2-digit' } as const) : dayParts;
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...parts }).format(middayOf(start));
}

const dayParts = { day: 'numeric', month: 'short' } as const;

/** Monday is 1. */
export function formatWeekday(weekday: number, locale: string): string {
  const someMonday = '2024-01-01';
  const day = middayOf(addDays(someMonday, weekday - 1));
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' }).format(day);
}
