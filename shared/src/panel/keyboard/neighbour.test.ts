import { expect, test } from 'vitest';
import { neighbour } from './neighbour.js';

test.each([
  { name: 'from nowhere down to the first', at: -1, step: 1, count: 3, expected: 0 },
  { name: 'from nowhere up to the last', at: -1, step: -1, count: 3, expected: 2 },
  { name: 'to the next', at: 0, step: 1, count: 3, expected: 1 },
  { name: 'no further than the last', at: 2, step: 1, count: 3, expected: 2 },
  { name: 'no further than the first', at: 0, step: -1, count: 3, expected: 0 },
  { name: 'nowhere when there is no row', at: -1, step: 1, count: 0, expected: -1 },
] as const)('$name', ({ at, step, count, expected }) => {
  expect(neighbour(at, step, count)).toBe(expected);
});
