import { expect, test } from 'vitest';
import { luminanceOf } from './theme.js';

test.each([
  ['rgb(255, 255, 255)', 1],
  ['rgb(0, 0, 0)', 0],
  ['rgba(0, 0, 0, 0)', null],
  ['rgba(255, 255, 255, 0.9)', 1],
  ['transparent', null],
])('the ground colour %s has the luminance %s', (color, luminance) => {
  const found = luminanceOf(color);
  if (luminance === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(luminance);
});

test('a dark grey ground counts as dark', () => {
  expect(luminanceOf('rgb(31, 31, 31)')).toBeLessThan(0.4);
});
