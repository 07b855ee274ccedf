import { expect, test } from 'vitest';
import { mondayOf, periodOf, within } from './periods.js';

test.each([
  ['this_week', '2026-11-22', { from: '2026-11-16', to: '2026-11-23' }],
  ['this_week', '2026-11-16', { from: '2026-11-16', to: '2026-11-23' }],
  ['this_month', '2026-12-31', { from: '2026-12-01', to: '2027-01-01' }],
  ['this_month', '2028-02-29', { from: '2028-02-01', to: '2028-03-01' }],
  ['this_quarter', '2026-11-22', { from: '2026-10-01', to: '2027-01-01' }],
  ['this_quarter', '2026-01-01', { from: '2026-01-01', to: '2026-04-01' }],
  ['last_30', '2026-03-30', { from: '2026-03-01', to: '2026-03-31' }],
  ['last_90', '2026-11-22', { from: '2026-08-25', to: '2026-11-23' }],
] as const)('%s on %s', (preset, today, period) => {
  expect(periodOf(preset, today)).toEqual(period);
});

test.each([
  ['2026-09-14', 'week', { from: '2026-09-17', to: '2026-09-21' }],
  ['2026-10-19', 'week', { from: '2026-10-19', to: '2026-10-26' }],
  ['2026-11-16', 'week', { from: '2026-11-16', to: '2026-11-20' }],
  ['2026-10-25', 'day', { from: '2026-10-25', to: '2026-10-26' }],
  ['2026-09-01', 'month', { from: '2026-09-17', to: '2026-10-01' }],
] as const)('of the %s that begins a %s, the days within the period are meant', (start, width, days) => {
  expect(within(start, width, { from: '2026-09-17', to: '2026-11-20' })).toEqual(days);
});

test('a week begins on Monday', () => {
  expect(['2026-11-15', '2026-11-16', '2026-11-22'].map(mondayOf)).toEqual(['2026-11-09', '2026-11-16', '2026-11-16']);
});
