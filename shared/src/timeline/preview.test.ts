import { expect, test } from 'vitest';
import { previewOf } from './preview.js';

test.each([
  ['', null],
  [' \n\t ', null],
  [undefined, null],
  ['Two\n\n lines', 'Two lines'],
])('%j is shown as %j', (text, preview) => {
  expect(previewOf(text)).toBe(preview);
});

test('a long text ends at a word, within 281 characters', () => {
  const preview = previewOf('word '.repeat(200));
  expect(preview).toMatch(/word…$/);
  expect(preview?.length).toBeLessThanOrEqual(281);
});

test('no character is cut in half', () => {
  expect(previewOf('x'.repeat(279) + '😀'.repeat(50))).toBe(`${'x'.repeat(279)}…`);
});
