import { addDays, type CalendarDay } from '../kernel/calendar.js';
import type { FollowUpGroup, Postponement } from './choices.js';

const daysOf: Record<Postponement, number> = { tomorrow: 1, '3_days': 3, '1_week': 7, '2_weeks': 14 };

/** Where a follow-up stands on this day of the organisation. */
export function groupOf(followUp: { dueOn: CalendarDay; completed: boolean }, today: CalendarDay): FollowUpGroup {
  if (followUp.completed) return 'completed';
  if (followUp.dueOn < today) return 'overdue';
  return followUp.dueOn === today ? 'due_today' : 'upcoming';
}

/** The day that a postponement leads to: counted from today, however long ago it was due. Null when none was chosen. */
export function postponedTo(
  choice: { by?: Postponement | undefined; to?: CalendarDay | undefined },
  today: CalendarDay,
): CalendarDay | null {
  if (choice.to !== undefined) return choice.to;
  return choice.by === undefined ? null : addDays(today, daysOf[choice.by]);
}
