import { expect, test } from 'vitest';
import { groundsUpTo, legendGrounds } from './heat.js';

test('nothing has no colour, and the highest count the deepest', () => {
  const groundOf = groundsUpTo(40);
  expect(groundOf(0)).toBeUndefined();
  expect(groundOf(1)).toBe(legendGrounds[0]);
  expect(groundOf(40)).toBe(legendGrounds.at(-1));
});

test('more is never lighter', () => {
  const groundOf = groundsUpTo(37);
  const places = [...Array(37).keys()].map((count) => legendGrounds.indexOf(groundOf(count + 1) ?? ''));
  expect(places).toEqual(places.toSorted((first, second) => first - second));
});

test('a map on which nothing happened still knows its colours', () => {
  expect(groundsUpTo(0)(0)).toBeUndefined();
});
