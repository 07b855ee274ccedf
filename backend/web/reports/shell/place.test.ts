import { expect, test } from 'vitest';
import { pathOf, reportAt, reportsInOrder } from './place.js';

test('every report stands at its own address', () => {
  expect(reportsInOrder.map((name) => reportAt(pathOf(name)))).toEqual(reportsInOrder);
  expect(new Set(reportsInOrder.map(pathOf)).size).toBe(reportsInOrder.length);
});

test.each([
  ['/reports', 'summary'],
  ['/reports/', 'summary'],
  ['/reports/hours/', 'hours'],
  ['/reports/nothing', null],
  ['/reports/hours/more', null],
])('%s leads to %s', (address, report) => {
  expect(reportAt(address)).toBe(report);
});
