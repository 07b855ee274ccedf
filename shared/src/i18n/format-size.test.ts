import { expect, test } from 'vitest';
import { formatSize } from './format-size.js';

test.each([
  [0, 'en', '0 byte'],
  [999, 'en', '999 byte'],
  [1000, 'en', '1 kB'],
  [48_200, 'en', '48 kB'],
  [1_440_000, 'en', '1.4 MB'],
  [1_440_000, 'de', '1,4 MB'],
  [25_000_000, 'en', '25 MB'],
  [3_200_000_000_000, 'de', '3,2 TB'],
])('%i bytes in %s are %s', (bytes, locale, written) => {
  expect(formatSize(bytes, locale)).toBe(written);
});
