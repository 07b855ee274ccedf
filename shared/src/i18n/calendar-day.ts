/** A calendar day without a time, `2026-03-31`. */
export type CalendarDay = string;

const millisecondsPerDay = 86_400_000;

/** The calendar day that an instant falls on in a time zone. */
export function dayOf(instant: Date, timeZone: string): CalendarDay {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const read = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${read.year?.padStart(4, '0')}-${read.month}-${read.day}`;
}

/** Days are counted on the calendar, so a day of 23 or 25 hours is still one day. */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return new Date(middayOf(day).getTime() + count * millisecondsPerDay).toISOString().slice(0, 10);
}

/** How many midnights lie between two days; negative when the second is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((middayOf(to).getTime() - middayOf(from).getTime()) / millisecondsPerDay);
}

/** The Monday after this day. */
export function nextMonday(day: CalendarDay): CalendarDay {
  const weekday = middayOf(day).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}

/** Midday in UTC: the instant that stands for a day while it is formatted or counted. */
export function middayOf(day: CalendarDay): Date {
  return new Date(`${day}T12:00:00Z`);
}
