import { expect, test } from 'vitest';
import { nextCell } from './move-in-grid.js';

test.each([
  ['ArrowRight', { row: 2, column: 3 }],
  ['ArrowLeft', { row: 2, column: 1 }],
  ['ArrowDown', { row: 3, column: 2 }],
  ['ArrowUp', { row: 1, column: 2 }],
  ['Home', { row: 2, column: 0 }],
  ['End', { row: 2, column: 7 }],
  ['Tab', null],
])('%s leads there', (key, place) => {
  expect(nextCell(key, { row: 2, column: 2 }, 8)).toEqual(place);
});
