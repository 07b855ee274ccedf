import { expect, test } from 'vitest';
import { daysBetween, suggestedStage } from './lifecycle.js';

test.each([
  ['2026-03-28', '2026-03-30', 2],
  ['2028-02-28', '2028-03-01', 2],
  ['2026-12-31', '2027-01-01', 1],
  ['2026-03-10', '2026-03-01', -9],
])('from %s to %s are %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

test.each([
  ['growth', '2026-06-08', 'renewal'],
  ['growth', '2026-06-09', null],
  ['growth', '2026-03-10', 'renewal'],
  ['growth', '2026-03-09', null],
  ['growth', null, null],
  ['renewal', '2026-04-01', null],
  ['churned', '2026-04-01', null],
  ['win_back', '2026-04-01', null],
] as const)(
  'on 10 March a customer in %s whose contract ends %s is suggested for %s',
  (stage, contractEndOn, suggested) => {
    expect(suggestedStage({ stage, contractEndOn }, '2026-03-10')).toBe(suggested);
  },
);
