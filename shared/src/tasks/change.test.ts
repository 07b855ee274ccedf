import { expect, test } from 'vitest';
import { changedFields, turnOf } from './change.js';

const task = { title: 'Plan', body: '', assigneeId: null, dueOn: '2026-03-10', status: 'todo' as const, shared: false };

test.each([
  [{}, []],
  [{ title: 'Plan' }, []],
  [{ title: 'Plan', dueOn: null }, ['dueOn']],
  [{ shared: true, status: 'done' as const, title: 'New' }, ['title', 'status', 'shared']],
  [{ assigneeId: undefined, body: 'x' }, ['body']],
])('%o changes %o', (change, fields) => {
  expect(changedFields(task, change)).toEqual(fields);
});

test.each([
  ['todo', 'done', 'completed'],
  ['waiting', 'done', 'completed'],
  ['done', 'todo', 'reopened'],
  ['done', 'review', 'reopened'],
  ['done', 'done', 'updated'],
  ['todo', 'doing', 'updated'],
] as const)('from %s to %s a task is %s', (from, to, turn) => {
  expect(turnOf(from, to)).toBe(turn);
});
