import type { ColumnWidth } from '@threadline/shared/reports/choices';
import { columnsOf, type Days } from './period.js';

/** Of a group by day, week or month: the first day of each, in order, also of those in which nothing was. */
export function columnKeys(days: Days, width: ColumnWidth): string[] {
  return columnsOf(days, width).map(({ from }) => keyOfColumn(from, width));
}

export function isWidth(by: string): by is ColumnWidth {
  return by === 'day' || by === 'week' || by === 'month';
}

/** As PostgreSQL's date_trunc: the Monday of the week, the first of the month. */
function keyOfColumn(day: string, width: ColumnWidth): string {
  if (width === 'day') return day;
  if (width === 'month') return `${day.slice(0, 7)}-01`;
  const at = new Date(`${day}T12:00:00Z`);
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}
