import type { MeetingFacts } from '../meetings/schema.js';

const dayMilliseconds = 86_400_000;

export interface Reader {
  now: Date;
  locale: string;
  /** Where the reader is. */
  timeZone: string;
  /** The zone that other times on the screen are in; where it is another one, the reader's is named. */
  usualZone: string;
}

/** When a meeting is: `Wed 1 Apr, 12:00–13:00`, `Wed 1 Apr` for a whole day; the year where it is another one. */
export function formatMeetingTime(
  { startsAt, endsAt, allDay }: Pick<MeetingFacts, 'startsAt' | 'endsAt' | 'allDay'>,
  { now, locale, timeZone, usualZone }: Reader,
): string {
  const zone = allDay ? 'UTC' : timeZone;
  const start = new Date(startsAt);
  // Whole days end at the midnight after them.
  const end = endsAt === null ? start : new Date(new Date(endsAt).getTime() - (allDay ? dayMilliseconds : 0));
  const yearOf = (at: Date) => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(at);
  const formatter = new Intl.DateTimeFormat(locale, {
    ...{ timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' },
    ...(yearOf(start) === yearOf(now) ? {} : { year: 'numeric' }),
    ...(allDay ? {} : { hour: '2-digit', minute: '2-digit' }),
    ...(allDay || isSame(start, timeZone, usualZone) ? {} : { timeZoneName: 'short' }),
  });
  return end > start ? formatter.formatRange(start, end) : formatter.format(start);
}

function isSame(at: Date, one: string, other: string): boolean {
  const [first, second] = [one, other].map((timeZone) =>
    new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at),
  );
  return first === second;
}
