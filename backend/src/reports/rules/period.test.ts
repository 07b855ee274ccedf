import { expect, test } from 'vitest';
import { columnKeys } from './groups.js';
import { columnsOf, comparedPeriod, readPeriod, weekdaysIn } from './period.js';

test.each([
  ['previous', '2026-03-01', '2026-04-01', '2026-01-29', '2026-03-01'],
  ['previous', '2026-03-29', '2026-03-30', '2026-03-28', '2026-03-29'],
  ['last_year', '2026-03-01', '2026-04-01', '2025-03-01', '2025-04-01'],
  ['last_year', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
  ['last_year', '2024-02-28', '2024-02-29', '2023-02-28', '2023-03-01'],
] as const)('%s: %s to %s is put beside %s to %s', (comparison, from, to, before, until) => {
  expect(comparedPeriod({ from, to }, comparison)).toEqual({ from: before, to: until });
});

test('ten years are read, a day more is refused with a sentence, and so is a period that ends before it begins', () => {
  expect(readPeriod({ from: '2016-02-29', to: '2026-02-28' })).toEqual({ from: '2016-02-29', to: '2026-02-28' });
  expect(readPeriod({ from: '2016-01-01', to: '2026-01-01' })).toEqual({ from: '2016-01-01', to: '2026-01-01' });
  expect(() => readPeriod({ from: '2016-01-01', to: '2026-01-02' })).toThrow('Choose a period of at most ten years.');
  expect(() => readPeriod({ from: '2026-01-01', to: '2026-01-01' })).toThrow('Choose an end after its first day');
});

test('weeks begin on Monday and months on the first; the first and last columns are cut to the period', () => {
  expect(columnsOf({ from: '2026-03-04', to: '2026-03-17' }, 'week')).toEqual([
    { from: '2026-03-04', to: '2026-03-09' },
    { from: '2026-03-09', to: '2026-03-16' },
    { from: '2026-03-16', to: '2026-03-17' },
  ]);
  expect(columnKeys({ from: '2026-03-04', to: '2026-03-17' }, 'week')).toEqual([
    '2026-03-02',
    '2026-03-09',
    '2026-03-16',
  ]);
  expect(columnKeys({ from: '2026-01-31', to: '2026-03-02' }, 'month')).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
  ]);
  expect(() => columnsOf({ from: '2016-01-01', to: '2026-01-01' }, 'day')).toThrow('Choose a wider column');
});

test('weekdays are counted up to and with today', () => {
  expect(weekdaysIn({ from: '2026-03-02', to: '2026-03-09' }, '2026-04-01')).toBe(5);
  expect(weekdaysIn({ from: '2026-03-07', to: '2026-03-10' }, '2026-04-01')).toBe(1);
  expect(weekdaysIn({ from: '2026-03-02', to: '2026-03-30' }, '2026-03-04')).toBe(3);
  expect(weekdaysIn({ from: '2026-03-09', to: '2026-03-30' }, '2026-03-04')).toBe(0);
});
