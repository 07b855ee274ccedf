import { expect, test } from 'vitest';
import type { FollowUp } from '../../follow-ups/schema.js';
import type { Task } from '../../tasks/schema.js';
import { inDueOrder, isOverdue } from './next-order.js';

const task = (title: string, dueOn: string | null) => ({ title, dueOn }) as Task;
const followUp = (title: string, dueOn: string) => ({ title, dueOn }) as FollowUp;

test('overdue first, then by day, without a day last; of one day the follow-up first', () => {
  const items = inDueOrder(
    [task('someday', null), task('today', '2026-03-10'), task('late', '2026-03-01')],
    [followUp('call', '2026-03-10')],
  );
  const titles = items.map((item) => (item.kind === 'task' ? item.task.title : item.followUp.title));
  expect(titles).toEqual(['late', 'call', 'today', 'someday']);
});

test('a day is overdue once it has passed, not on itself', () => {
  expect(isOverdue('2026-03-09', '2026-03-10')).toBe(true);
  expect(isOverdue('2026-03-10', '2026-03-10')).toBe(false);
  expect(isOverdue(null, '2026-03-10')).toBe(false);
});
