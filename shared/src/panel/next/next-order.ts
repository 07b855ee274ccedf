import type { FollowUp } from '../../follow-ups/schema.js';
import type { CalendarDay } from '../../kernel/calendar.js';
import type { Task } from '../../tasks/schema.js';

export type NextItem =
  | { kind: 'task'; dueOn: CalendarDay | null; task: Task }
  | { kind: 'follow_up'; dueOn: CalendarDay; followUp: FollowUp };

/** What comes next, overdue first, then by day; what has no day comes last. Of one day, follow-ups come first. */
export function inDueOrder(tasks: readonly Task[], followUps: readonly FollowUp[]): NextItem[] {
  const items: NextItem[] = [
    ...followUps.map((followUp): NextItem => ({ kind: 'follow_up', dueOn: followUp.dueOn, followUp })),
    ...tasks.map((task): NextItem => ({ kind: 'task', dueOn: task.dueOn, task })),
  ];
  return items.sort((first, second) => rank(first).localeCompare(rank(second)));
}

export function isOverdue(dueOn: CalendarDay | null, today: CalendarDay): boolean {
  return dueOn !== null && dueOn < today;
}

function rank(item: NextItem): string {
  const title = item.kind === 'task' ? item.task.title : item.followUp.title;
  return `${item.dueOn ?? '9999-12-31'} ${item.kind === 'follow_up' ? 0 : 1} ${title}`;
}
