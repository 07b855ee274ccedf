import { expect, test } from 'vitest';
import { fromLocalTime, toLocalTime } from './local-time.js';

test.each([
  ['2026-01-15T13:05:00.000Z', 'Europe/Berlin', '2026-01-15T14:05'],
  ['2026-07-15T22:30:00.000Z', 'Europe/Berlin', '2026-07-16T00:30'],
  ['2026-03-29T01:30:00.000Z', 'Europe/Berlin', '2026-03-29T03:30'],
  ['2026-03-29T00:30:00.000Z', 'Europe/Berlin', '2026-03-29T01:30'],
  ['2026-10-25T18:00:00.000Z', 'Europe/Berlin', '2026-10-25T19:00'],
  ['2026-11-01T20:00:00.000Z', 'America/New_York', '2026-11-01T15:00'],
  ['2026-05-01T03:45:00.000Z', 'Asia/Kolkata', '2026-05-01T09:15'],
])('%s in %s stands in the field as %s, and means the same instant again', (instant, zone, local) => {
  expect(toLocalTime(instant, zone)).toBe(local);
  expect(fromLocalTime(local, zone)).toBe(instant);
});

test('an empty field means no instant', () => {
  expect(fromLocalTime('', 'Europe/Berlin')).toBeNull();
});
