import type { FollowUp } from '../../follow-ups/schema.js';
import { addDays, type CalendarDay } from '../../i18n/calendar-day.js';

export const postponements = ['tomorrow', '3_days', '1_week', '2_weeks'] as const;
type Postponement = (typeof postponements)[number];

const daysOf: Record<Postponement, number> = { tomorrow: 1, '3_days': 3, '1_week': 7, '2_weeks': 14 };

/** Where an open follow-up stands on this day. */
export function groupOf(dueOn: CalendarDay, today: CalendarDay): FollowUp['group'] {
  if (dueOn < today) return 'overdue';
  return dueOn === today ? 'due_today' : 'upcoming';
}

/** The day that a postponement leads to, counted from today. */
export function postponedTo(
  choice: { by?: Postponement | undefined; to?: CalendarDay | undefined },
  today: CalendarDay,
): CalendarDay {
  return choice.to ?? addDays(today, daysOf[choice.by ?? 'tomorrow']);
}
