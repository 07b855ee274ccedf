/** A calendar day without a time, `2026-03-31`. */
export type CalendarDay = string;

const millisecondsPerDay = 86_400_000;

/** The calendar day that an instant falls on in a time zone. */
export function dayOf(instant: Date, timeZone: string): CalendarDay {
  const { year, month, day } = clockIn(instant, timeZone);
  return `${year.padStart(4, '0')}-${month}-${day}`;
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

/** The first instant of a day in a time zone; where the clocks skip midnight, the first one that exists. */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`).getTime();
  const offsets = [-1, 0, 1].map((days) => offsetAt(midnight + days * millisecondsPerDay, timeZone));
  const candidates = offsets.map((offset) => midnight - offset).sort((first, second) => first - second);
  const exact = candidates.find((instant) => instant + offsetAt(instant, timeZone) === midnight);
  return new Date(exact ?? firstOf(day, { timeZone, near: candidates[0] ?? midnight }));
}

/** Where midnight is skipped, the day begins within the two hours after it; clocks change on quarters of an hour. */
function firstOf(day: CalendarDay, { timeZone, near }: { timeZone: string; near: number }): number {
  const quarter = 900_000;
  let instant = near;
  while (dayOf(new Date(instant), timeZone) < day) instant += quarter;
  return instant;
}

/** Milliseconds by which the zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = clockIn(new Date(instant), timeZone);
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return shown - Math.floor(instant / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function clockIn(instant: Date, timeZone: string) {
  const read = new Map(
    formatFor(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const value = (type: Intl.DateTimeFormatPartTypes) => read.get(type) ?? '';
  return {
    year: value('year'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
    second: value('second'),
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}
