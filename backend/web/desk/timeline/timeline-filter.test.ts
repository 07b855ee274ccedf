import { expect, test } from 'vitest';
import { countOf, listInputOf, noFilter } from './timeline-filter.js';

test('no filter asks for the whole timeline of the customer', () => {
  expect(listInputOf('a', noFilter, 'Europe/Berlin')).toEqual({ customerId: 'a' });
  expect(countOf(noFilter)).toBe(0);
});

test('days count whole in the organisation zone, also when the clocks change', () => {
  const filter = { ...noFilter, fromDay: '2026-03-28', toDay: '2026-03-29' };
  expect(listInputOf('a', filter, 'Europe/Berlin')).toEqual({
    customerId: 'a',
    from: '2026-03-27T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  });
  expect(countOf(filter)).toBe(2);
});
