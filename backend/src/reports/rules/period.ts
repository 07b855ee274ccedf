import { addDays, type CalendarDay, daysBetween } from '@threadline/shared/kernel/calendar';
import type { ColumnWidth, Comparison } from '@threadline/shared/reports/choices';
import { Invalid } from '../../platform/errors.js';

/** Days in the organisation's zone: `from` is in, `to` is the first that is out. */
export interface Days {
  from: CalendarDay;
  to: CalendarDay;
}

const mostYears = 10;
const mostColumns = 550;

/** The period as asked for; Invalid where it ends before it begins or spans more than ten years. */
export function readPeriod({ from, to }: Days): Days {
  if (to <= from) throw new Invalid('This period ends before it begins. Choose an end after its first day.');
  if (to > yearsLater(from, mostYears)) throw new Invalid('Choose a period of at most ten years.');
  return { from, to };
}

/** The period beside which another is put: as many days right before it, or the same days a year earlier. */
export function comparedPeriod({ from, to }: Days, comparison: Comparison): Days | null {
  if (comparison === 'none') return null;
  if (comparison === 'last_year') return sameDaysLastYear({ from, to });
  return { from: addDays(from, -daysBetween(from, to)), to: from };
}

/** The days, weeks (from Monday) or months of a period; the first and the last may be cut. */
export function columnsOf(days: Days, width: ColumnWidth): Days[] {
  const columns: Days[] = [];
  let from = days.from;
  while (from < days.to) {
    if (columns.length === mostColumns) throw new Invalid(`This period has too many ${width}s. Choose a wider column.`);
    const next = nextColumn(from, width);
    const to = [next, days.to].sort()[0] ?? days.to;
    columns.push({ from, to });
    from = to;
  }
  return columns;
}

/** Mondays to Fridays, up to and with today. */
export function weekdaysIn({ from, to }: Days, today: CalendarDay): number {
  const end = to <= today ? to : addDays(today, 1);
  const count = Math.max(0, daysBetween(from, end));
  const inRest = Array.from({ length: count % 7 }, (_, at) => weekdayOf(addDays(from, at))).filter((day) => day < 6);
  return Math.floor(count / 7) * 5 + inRest.length;
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(day: CalendarDay): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

function nextColumn(day: CalendarDay, width: ColumnWidth): CalendarDay {
  if (width === 'day') return addDays(day, 1);
  if (width === 'week') return addDays(day, 8 - weekdayOf(day));
  return `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}

// A leap day a year earlier is the last of February, also where it is the only day.
function sameDaysLastYear({ from, to }: Days): Days {
  const earlier = { from: yearsLater(from, -1), to: yearsLater(to, -1) };
  return earlier.from < earlier.to ? earlier : { ...earlier, to: addDays(earlier.from, 1) };
}

function yearsLater(day: CalendarDay, years: number): CalendarDay {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const moved = `${year}-${day.slice(5)}`;
  const exists = day.slice(5) !== '02-29' || addDays(`${year}-02-28`, 1) === moved;
  return exists ? moved : `${year}-02-28`;
}
