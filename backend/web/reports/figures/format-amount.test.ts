import { expect, test } from 'vitest';
import { type AmountKind, formatAmount, formatTick } from './format-amount.js';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test.each<[number, AmountKind, string, string]>([
  [45_000, 'seconds', '12 h 30 min', '12 h 30 Min.'],
  [0, 'seconds', '0 min', '0 Min.'],
  [4_321_000, 'seconds', '1,200 h', '1.200 h'],
  [276_480, 'age', '3.2 days', '3,2 Tage'],
  [7200, 'age', '2 h', '2 h'],
  [0.484, 'share', '48%', '48 %'],
  [1204, 'count', '1,204', '1.204'],
])('%d as %s reads %s, in German %s', (value, kind, english, german) => {
  expect(plain(formatAmount(value, kind, 'en-GB'))).toBe(english);
  expect(plain(formatAmount(value, kind, 'de-DE'))).toBe(german);
});

test('beside an axis, nothing is a bare 0', () => {
  expect(formatTick(0, 'seconds', 'en-GB')).toBe('0');
  expect(plain(formatTick(7200, 'seconds', 'de-DE'))).toBe('2 h');
});
