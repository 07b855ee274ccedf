import { expect, test } from 'vitest';
import { neighbour } from './neighbour.js';

test.each([
  ['from nowhere down to the first', -1, 1, 3, 0],
  ['from nowhere up to the last', -1, -1, 3, 2],
  ['to the next', 0, 1, 3, 1],
  ['no further than the last', 2, 1, 3, 2],
  ['no further than the first', 0, -1, 3, 0],
  ['nowhere when there is no row', -1, 1, 0, -1],
] as const)('%s', (_name, at, step, count, expected) => {
  expect(neighbour(at, step, count)).toBe(expected);
});
