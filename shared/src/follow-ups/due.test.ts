import { expect, test } from 'vitest';
import { dayOf } from '../kernel/calendar.js';
import { groupOf, postponedTo } from './due.js';

test.each([
  ['2026-03-28', false, 'overdue'],
  ['2026-03-29', false, 'due_today'],
  ['2026-03-30', false, 'upcoming'],
  ['2026-03-28', true, 'completed'],
])('due on %s, completed %s: %s', (dueOn, completed, group) => {
  expect(groupOf({ dueOn, completed }, '2026-03-29')).toBe(group);
});

test.each([
  ['2026-03-28T22:59:59.999Z', 'upcoming'],
  ['2026-03-28T23:00:00.000Z', 'due_today'],
  ['2026-03-29T21:59:59.999Z', 'due_today'],
  ['2026-03-29T22:00:00.000Z', 'overdue'],
])('on the short day of Berlin, at %s a follow-up due that day is %s', (now, group) => {
  expect(groupOf({ dueOn: '2026-03-29', completed: false }, dayOf(new Date(now), 'Europe/Berlin'))).toBe(group);
});

test.each([
  [{ by: 'tomorrow' as const }, '2026-01-31', '2026-02-01'],
  [{ by: '3_days' as const }, '2026-02-27', '2026-03-02'],
  [{ by: '1_week' as const }, '2028-02-22', '2028-02-29'],
  [{ by: '2_weeks' as const }, '2026-12-24', '2027-01-07'],
  [{ to: '2026-05-01' }, '2026-03-10', '2026-05-01'],
  [{ by: 'tomorrow' as const, to: '2026-05-01' }, '2026-03-10', '2026-05-01'],
  [{}, '2026-03-10', null],
])('%o on %s leads to %s', (choice, today, day) => {
  expect(postponedTo(choice, today)).toBe(day);
});
