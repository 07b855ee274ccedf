import { type CalendarDay, dayOf } from '../../kernel/calendar.js';
import { useClock } from '../../ui/clock.js';

/** The organisation's calendar day. */
export function useToday(): CalendarDay {
  const { now, timeZone } = useClock();
  return dayOf(now, timeZone);
}
