import { expect, test } from 'vitest';
import { guardedCell } from './guarded-cell.js';

const dangerous = [
  ...[
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '|calc',
    ' =1',
    '\u00a0=1',
    '"=1',
    "'=1",
    '\u0000=1',
  ],
  ...['\t=1', '\tx', '\rx', '\nx', ' \tx', '"\nx', '\u200b=1', '\ufeff@x', '  "\' =HYPERLINK("http://x")', '“=1'],
];

test.each(dangerous)('%j is no formula any more', (text) => {
  expect(guardedCell(text)).toBe(`'${text}`);
});

test.each(['Acme', 'a=b', '1+1', 'x@y.com', '(1)', '', 'Müller & Co', '2026-03-01', 'a\nb'])('%j stays', (text) => {
  expect(guardedCell(text)).toBe(text);
});

test('numbers are numbers, also negative ones; nothing is empty', () => {
  expect([guardedCell(-5), guardedCell(0.25), guardedCell(null), guardedCell(true)]).toEqual([-5, 0.25, '', 'yes']);
});
