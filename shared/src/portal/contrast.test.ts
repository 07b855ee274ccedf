import { expect, test } from 'vitest';
import { contrastWithWhite } from './contrast.js';
import { accentColour } from './schema.js';

test.each([
  ['#ffffff', 1],
  ['#000000', 21],
  ['#777777', 4.48],
  ['#4f46e5', 6.29],
])('%s stands out from white by %d', (colour, contrast) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 2);
});

test.each(['#777777', '#ffff00', 'red', '#4F46E5;', '#fff'])('%s is no accent', (colour) => {
  expect(accentColour.safeParse(colour).success).toBe(false);
});
