import { expect, test } from 'vitest';
import { askedOften } from './preparing.js';

test('a statement is kept prepared from its third time on', () => {
  const isWorthIt = askedOften();
  expect([1, 2, 3, 4].map(() => isWorthIt('select 1', 1))).toEqual([false, false, true, true]);
  expect(isWorthIt('select 2', 1)).toBe(false);
});

test('a thousand statements are known, and no later one is kept', () => {
  const isWorthIt = askedOften();
  for (let index = 0; index < 1000; index += 1) isWorthIt(`select ${index}`, 1);
  expect([1, 2, 3].map(() => isWorthIt('select late', 1))).toEqual([false, false, false]);
  expect([1, 2].map(() => isWorthIt('select 7', 1))).toEqual([false, true]);
});

test('a statement with a long list is never kept', () => {
  const isWorthIt = askedOften();
  expect([1, 2, 3, 4].map(() => isWorthIt('select … in (…)', 200))).toEqual([false, false, false, false]);
});
