import { expect, test } from 'vitest';
import { handoverOf, isCovered, kindsToHandOver } from './held.js';

const nothing = {
  ...{ customersOwned: 0, customersAssigned: 0, tasks: 0, followUps: 0, approvals: 0, timerRuns: false },
  ...{ apiKeys: 0, devices: 0, mailboxes: 0, invitations: 0 },
};
const everything = { ...nothing, customersOwned: 2, tasks: 1, followUps: 3, approvals: 1 };
const dana = { id: 'dana', name: 'Dana', role: 'member' as const };

test.each([
  [null, ['customers', 'tasks', 'followUps', 'approvals']],
  ['read_only' as const, ['customers', 'tasks', 'followUps', 'approvals']],
  ['contractor' as const, ['customers', 'followUps', 'approvals']],
  ['member' as const, []],
])('who becomes %s hands over %j', (role, kinds) => {
  expect(kindsToHandOver(everything, role)).toEqual(kinds);
  expect(kindsToHandOver(nothing, role)).toEqual([]);
});

test('work has a successor before it can go, while hours may stay unapproved', () => {
  expect(isCovered(['customers', 'approvals'], {})).toBe(false);
  expect(isCovered(['customers', 'approvals'], { customers: dana })).toBe(true);
  expect(isCovered([], {})).toBe(true);
  expect(handoverOf(['customers', 'approvals'], { customers: dana, tasks: dana })).toEqual({ customersTo: 'dana' });
});
