import { expect, test } from 'vitest';
import { nextStop } from './move-among.js';

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowLeft', 2, 1],
  ['ArrowRight', 2, null],
  ['ArrowLeft', 0, null],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['Enter', 1, null],
])('%s from place %d of three leads to %s', (key, from, to) => {
  expect(nextStop(key, from, 3)).toBe(to);
});

test('a key pressed elsewhere moves nothing', () => {
  expect(nextStop('ArrowRight', -1, 3)).toBeNull();
});
