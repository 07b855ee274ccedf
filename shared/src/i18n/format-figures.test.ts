import { describe, expect, it } from 'vitest';
import { formatClock, formatDuration } from './format-duration.js';
import { formatMoney } from './format-money.js';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a length of time', () => {
  it.each([
    [0, '0:00:00'],
    [751.9, '0:12:31'],
    [93_605, '26:00:05'],
    [-3, '0:00:00'],
  ])('of %d seconds runs as %s', (seconds, text) => {
    expect(formatClock(seconds)).toBe(text);
  });

  it.each([
    [0, 'en', '0 min'],
    [2700, 'en-GB', '45 min'],
    [7200, 'en', '2 h'],
    [4800, 'en', '1 h 20 min'],
    [3599, 'en', '1 h'],
    [4800, 'de', '1 h 20 Min.'],
  ])('of %d seconds reads in %s "%s"', (seconds, locale, text) => {
    expect(plain(formatDuration(seconds, locale))).toBe(text);
  });
});

describe('money', () => {
  it.each([
    [123_450, 'EUR', 'en-GB', '€1,234.50'],
    [123_450, 'EUR', 'de', '1.234,50 €'],
    [-5, 'USD', 'en-US', '-$0.05'],
    [1200, 'JPY', 'en-US', '¥1,200'],
    [1200, 'KWD', 'en-US', 'KWD 1.200'],
  ])('%d of %s reads in %s "%s"', (amountCents, currency, locale, text) => {
    expect(plain(formatMoney({ amountCents, currency }, locale))).toBe(text);
  });

  it('shows a measure in whole units', () => {
    expect(plain(formatMoney({ amountCents: 18_800_004, currency: 'USD', whole: true }, 'en-US'))).toBe('$188,000');
  });
});
