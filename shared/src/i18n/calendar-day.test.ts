import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, nextMonday } from './calendar-day.js';

describe('a calendar day', () => {
  it.each([
    ['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:30:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-01-01T02:00:00Z', 'America/New_York', '2025-12-31'],
    ['2026-12-31T11:00:00Z', 'Pacific/Auckland', '2027-01-01'],
  ])('of %s in %s is %s', (instant, timeZone, day) => {
    expect(dayOf(new Date(instant), timeZone)).toBe(day);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-28', 3, '2026-03-31'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %i days more is %s, also over a change of clocks', (day, count, sum) => {
    expect(addDays(day, count)).toBe(sum);
    expect(daysBetween(day, sum)).toBe(count);
  });

  it.each([
    ['2026-03-27', '2026-03-30'],
    ['2026-03-29', '2026-03-30'],
    ['2026-03-30', '2026-04-06'],
  ])('%s is followed by the Monday %s', (day, monday) => {
    expect(nextMonday(day)).toBe(monday);
  });
});
