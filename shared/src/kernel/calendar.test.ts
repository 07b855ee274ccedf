import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, nextMonday, startOfDay } from './calendar.js';

test.each([
  ['2026-03-28T22:59:59.999Z', 'Europe/Berlin', '2026-03-28'],
  ['2026-03-28T23:00:00.000Z', 'Europe/Berlin', '2026-03-29'],
  ['2026-03-29T21:59:59.999Z', 'Europe/Berlin', '2026-03-29'],
  ['2026-03-29T22:00:00.000Z', 'Europe/Berlin', '2026-03-30'],
  ['2026-10-25T22:59:59.999Z', 'Europe/Berlin', '2026-10-25'],
  ['2026-03-10T10:00:00.000Z', 'Pacific/Kiritimati', '2026-03-11'],
  ['2026-03-10T09:00:00.000Z', 'Pacific/Niue', '2026-03-09'],
  ['2026-01-01T02:00:00.000Z', 'America/New_York', '2025-12-31'],
  ['2026-12-31T11:00:00.000Z', 'Pacific/Auckland', '2027-01-01'],
])('%s in %s lies on %s', (instant, zone, day) => {
  expect(dayOf(new Date(instant), zone)).toBe(day);
});

test.each([
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-03-10', 'UTC', '2026-03-10T00:00:00.000Z'],
  ['2026-03-10', 'Pacific/Kiritimati', '2026-03-09T10:00:00.000Z'],
  ['2026-03-10', 'Asia/Kathmandu', '2026-03-09T18:15:00.000Z'],
  // The clocks skip midnight: the day begins at one.
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  // The clocks show midnight twice: the day begins the first time.
  ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, instant) => {
  const start = startOfDay(day, zone);
  expect(start.toISOString()).toBe(instant);
  expect(dayOf(start, zone)).toBe(day);
  expect(dayOf(new Date(start.getTime() - 1), zone) < day).toBe(true);
});

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-03-28', 7, '2026-04-04'],
  ['2026-03-28', 3, '2026-03-31'],
  ['2026-03-10', -9, '2026-03-01'],
])('%s and %i days is %s', (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected);
  expect(daysBetween(day, expected)).toBe(count);
});

test.each([
  ['2026-03-27', '2026-03-30'],
  ['2026-03-29', '2026-03-30'],
  ['2026-03-30', '2026-04-06'],
])('%s is followed by the Monday %s', (day, monday) => {
  expect(nextMonday(day)).toBe(monday);
});
