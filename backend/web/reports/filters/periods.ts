import { addDays, type CalendarDay, nextMonday } from '@threadline/shared/kernel/calendar';
import type { ColumnWidth } from '@threadline/shared/reports/choices';

export const presets = ['this_week', 'this_month', 'this_quarter', 'last_30', 'last_90'] as const;
export type Preset = (typeof presets)[number];

/** The days that a report speaks of: `to` is the first that is out. */
export interface Period {
  from: CalendarDay;
  to: CalendarDay;
}

/** Whole calendar periods reach to their end, so that they compare with whole ones; "last" ones end with today. */
export function periodOf(preset: Preset, today: CalendarDay): Period {
  const tomorrow = addDays(today, 1);
  const month = firstOfMonth(today);
  if (preset === 'last_30') return { from: addDays(tomorrow, -30), to: tomorrow };
  if (preset === 'last_90') return { from: addDays(tomorrow, -90), to: tomorrow };
  if (preset === 'this_week') return { from: mondayOf(today), to: addDays(mondayOf(today), 7) };
  if (preset === 'this_month') return { from: month, to: addMonths(month, 1) };
  const quarter = addMonths(month, -((Number(today.slice(5, 7)) - 1) % 3));
  return { from: quarter, to: addMonths(quarter, 3) };
}

/** The part of a day, week or month that lies within the period. */
export function within(start: CalendarDay, width: ColumnWidth, period: Period): Period {
  const end = endOf(start, width);
  const [, from = start] = [start, period.from].sort();
  const [to = end] = [end, period.to].sort();
  return { from, to };
}

export function mondayOf(day: CalendarDay): CalendarDay {
  return addDays(nextMonday(day), -7);
}

function endOf(start: CalendarDay, width: ColumnWidth): CalendarDay {
  if (width === 'month') return addMonths(start, 1);
  return addDays(start, width === 'day' ? 1 : 7);
}

function firstOfMonth(day: CalendarDay): CalendarDay {
  return `${day.slice(0, 7)}-01`;
}

function addMonths(first: CalendarDay, count: number): CalendarDay {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}
