import { expect, test } from 'vitest';
import { stages } from '../customers/choices.js';
import { timeCategories } from './choices.js';
import { billableByDefault, categoryFor } from './defaults.js';
import { secondsWithin, spanProblem, wholeSeconds } from './span.js';

const at = (text: string) => new Date(`2026-03-${text}Z`);

test('every stage leads to a category', () => {
  for (const stage of stages) expect(timeCategories).toContain(categoryFor(stage));
  expect(categoryFor('onboarding')).toBe('onboarding');
  expect(categoryFor('renewal')).toBe('renewal');
});

test('only internal time is not billed by default', () => {
  expect(timeCategories.filter((category) => !billableByDefault(category))).toEqual(['internal']);
});

test.each([
  ['10T08:00:00', '10T08:00:00', 'backwards'],
  ['10T08:00:01', '10T08:00:00', 'backwards'],
  ['10T08:00:00', '10T09:00:01', 'in_future'],
  ['03T09:00:00', '10T09:00:00', null],
  ['03T08:59:58', '10T09:00:00', 'too_long'],
  ['10T08:59:59', '10T09:00:00', null],
])('from %s to %s: %s', (startedAt, endedAt, problem) => {
  expect(spanProblem({ startedAt: at(startedAt), endedAt: at(endedAt) }, at('10T09:00:00'))).toBe(problem);
});

test('seconds are whole, rounded down and never negative', () => {
  expect(wholeSeconds({ startedAt: at('10T08:00:00.500'), endedAt: at('10T08:00:02.400') })).toBe(1);
  expect(wholeSeconds({ startedAt: at('10T08:00:02'), endedAt: at('10T08:00:00') })).toBe(0);
});

test('a window cuts what began before it and counts what still runs', () => {
  const window = { from: at('10T00:00:00'), to: at('10T12:00:00') };
  expect(secondsWithin({ startedAt: at('09T23:00:00'), endedAt: at('10T01:00:00') }, window)).toBe(3600);
  expect(secondsWithin({ startedAt: at('10T11:00:00'), endedAt: null }, window)).toBe(3600);
  expect(secondsWithin({ startedAt: at('09T20:00:00'), endedAt: at('09T21:00:00') }, window)).toBe(0);
});
