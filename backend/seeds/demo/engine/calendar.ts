import { addDays, type CalendarDay, dayOf, startOfDay } from '@threadline/shared/kernel/calendar';

export const timeZone = 'Europe/Berlin';

/** How far back the demo world goes. */
export const worldDays = 183;

/** Days and instants counted from the day on which the world is built. */
export interface Calendar {
  now: Date;
  /** A calendar day; negative counts lie in the past. */
  day(inDays: number): CalendarDay;
  /** The last working day on or before a day. */
  workday(daysAgo: number): CalendarDay;
  /** An instant on the last working day on or before a day, always before now. */
  at(daysAgo: number, hour: number, minute?: number): Date;
  minutesAgo(minutes: number): Date;
}

export function calendarAt(now: Date): Calendar {
  const today = dayOf(now, timeZone);
  const day = (inDays: number) => addDays(today, inDays);
  const workday = (daysAgo: number) => workdayUpTo(day(-daysAgo));
  const starts = new Map<CalendarDay, number>();
  const startOf = (on: CalendarDay) => {
    const known = starts.get(on) ?? startOfDay(on, timeZone).getTime();
    starts.set(on, known);
    return known;
  };
  const at = (daysAgo: number, hour: number, minute = 0) => {
    const instant = startOf(workday(daysAgo)) + (hour * 60 + minute) * 60_000;
    return new Date(Math.min(instant, now.getTime() - 60_000));
  };
  return { now, day, workday, at, minutesAgo: (minutes) => new Date(now.getTime() - minutes * 60_000) };
}

function workdayUpTo(day: CalendarDay): CalendarDay {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}
