import { expect, test } from 'vitest';
import { groupOf, postponedTo } from './due-group.js';

test.each([
  [{ by: 'tomorrow' }, '2026-02-28', '2026-03-01'],
  [{ by: '3_days' }, '2028-02-27', '2028-03-01'],
  [{ by: '1_week' }, '2026-03-26', '2026-04-02'],
  [{ by: '2_weeks' }, '2026-12-24', '2027-01-07'],
  [{ to: '2026-05-01' }, '2026-03-10', '2026-05-01'],
] as const)('%j on %s leads to %s', (choice, today, day) => {
  expect(postponedTo(choice, today)).toBe(day);
});

test.each([
  ['2026-03-09', 'overdue'],
  ['2026-03-10', 'due_today'],
  ['2026-03-11', 'upcoming'],
] as const)('due on %s is %s', (dueOn, group) => {
  expect(groupOf(dueOn, '2026-03-10')).toBe(group);
});
