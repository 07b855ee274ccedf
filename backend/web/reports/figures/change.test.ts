import type { Figure } from '@threadline/shared/reports/schema';
import { expect, test } from 'vitest';
import { changeOf } from './change.js';

const figure = (value: number | null, compared: number | null): Figure => ({
  value,
  compared,
  change: value === null || !compared ? null : (value - compared) / compared,
  hidden: null,
});

test('more of what is good is good, and more of what is bad is not', () => {
  expect(changeOf(figure(12, 10), 'count', 'up')).toEqual({ direction: 'up', size: 20, unit: 'percent', good: true });
  expect(changeOf(figure(12, 10), 'count', 'down')).toMatchObject({ direction: 'up', good: false });
  expect(changeOf(figure(8, 10), 'age', 'down')).toMatchObject({ direction: 'down', size: 20, good: true });
  expect(changeOf(figure(12, 10), 'count', null)).toMatchObject({ good: null });
});

test('shares differ by points, not by percent of percent', () => {
  const moved = changeOf(figure(0.5, 0.4), 'share', 'up');
  expect(moved).toEqual({ direction: 'up', size: 10, unit: 'points', good: true });
});

test('what moved less than can be said has stayed the same', () => {
  expect(changeOf(figure(1001, 1000), 'count', 'up')).toMatchObject({ direction: 'same', good: null });
});

test('nothing is said where one of both is undefined, or the other was nothing', () => {
  expect(changeOf(figure(null, 10), 'count', 'up')).toBeNull();
  expect(changeOf(figure(10, null), 'share', 'up')).toBeNull();
  expect(changeOf(figure(10, 0), 'count', 'up')).toBeNull();
  expect(changeOf({ ...figure(null, 10), hidden: 'too_few_people' }, 'seconds', 'up')).toBeNull();
});
