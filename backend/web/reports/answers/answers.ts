import type { ReportName } from '@threadline/shared/reports/choices';
import type { AnswerKey, SummaryReport } from '@threadline/shared/reports/schema';
import type { AmountKind } from '../figures/format-amount.js';

/** The report that an answer opens into. */
export const reportOf = {
  hours: 'hours',
  billable_share: 'hours',
  utilisation: 'utilisation',
  activity: 'heatmap',
  tasks_completed: 'tasks',
  cycle_time: 'tasks',
  follow_up_completion: 'followUps',
  follow_ups_overdue: 'followUps',
  portal_visits: 'portalAdoption',
} as const satisfies Record<AnswerKey, ReportName>;

/** How the figure of an answer reads: a cycle time passes on the calendar, hours are worked. */
export function kindOf(key: AnswerKey, unit: SummaryReport['answers'][number]['unit']): AmountKind {
  return key === 'cycle_time' ? 'age' : unit;
}
