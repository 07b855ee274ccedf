import { addDays, type CalendarDay, dayOf, startOfDay } from '@threadline/shared/kernel/calendar';

export const timeZone = 'Europe/Berlin';

/** How far back the demo world goes. */
export const worldDays = 183;

/** Days and instants counted from the day on which the world is built. */
export interface Calendar {
  now: Date;
  /** A calendar day; negative counts lie in the past. */
  day(inDays: number): CalendarDay;
  /** How many days ago the last working day was, on or before a day. */
  workday(daysAgo: number): number;
  /** How many days ago the working day was that lies so many working days before today. */
  workdaysBack(count: number): number;
  /** How many days ago the next working day was, on or after a day; negative when it is yet to come. */
  nextWorkday(daysAgo: number): number;
  /** An instant of a day, which may lie ahead. */
  instant(daysAgo: number, minuteOfDay: number): Date;
  /** An instant on the last working day on or before a day, always before now. */
  at(daysAgo: number, hour: number, minute?: number): Date;
  minutesAgo(minutes: number): Date;
}

/** The calendar of a world that is built at an instant. */
export function calendarAt(now: Date): Calendar {
  const today = dayOf(now, timeZone);
  const starts = new Map<number, number>();
  const startOf = (daysAgo: number) => {
    const start = starts.get(daysAgo) ?? startOfDay(addDays(today, -daysAgo), timeZone).getTime();
    starts.set(daysAgo, start);
    return start;
  };
  const weekdayOf = (daysAgo: number) => new Date(`${addDays(today, -daysAgo)}T12:00:00Z`).getUTCDay();
  const workday = (daysAgo: number) => daysAgo + ({ 0: 2, 6: 1 }[weekdayOf(daysAgo)] ?? 0);
  const nextWorkday = (daysAgo: number) => daysAgo - ({ 0: 1, 6: 2 }[weekdayOf(daysAgo)] ?? 0);
  const workdaysBack = (count: number): number => (count <= 0 ? 0 : workday(workdaysBack(count - 1) + 1));
  const instant = (daysAgo: number, minuteOfDay: number) => new Date(startOf(daysAgo) + minuteOfDay * 60_000);
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const past = (at: Date) => (at < minutesAgo(1) ? at : minutesAgo(1));
  return {
    ...{ now, workday, workdaysBack, nextWorkday, instant, minutesAgo },
    day: (inDays) => addDays(today, inDays),
    at: (daysAgo, hour, minute = 0) => past(instant(workday(daysAgo), hour * 60 + minute)),
  };
}
