import { describe, expect, it } from 'vitest';
import { formatAge, formatDay, formatExact, formatLongDay, formatMoment } from './format-time.js';

const timeZone = 'Europe/Berlin';
const now = new Date('2026-03-29T13:00:00Z');
const nbsp = '\u00a0';

describe('an instant as people say it', () => {
  it.each([
    ['2026-03-29T12:05:00Z', 'en-GB', '14:05'],
    ['2026-03-28T13:05:00Z', 'en-GB', 'yesterday 14:05'],
    ['2026-03-28T13:05:00Z', 'de', 'gestern 14:05'],
    ['2026-03-28T13:05:00Z', 'en-US', 'yesterday 2:05 PM'],
    ['2026-03-30T07:00:00Z', 'en-GB', 'tomorrow 09:00'],
    ['2026-03-24T13:05:00Z', 'en-GB', 'Tue 14:05'],
    ['2026-03-12T13:05:00Z', 'en-GB', '12 Mar'],
    ['2024-03-12T13:05:00Z', 'en-GB', '12 Mar 2024'],
    ['2024-03-12T13:05:00Z', 'de', '12. März 2024'],
  ])('%s in %s is "%s"', (at, locale, text) => {
    expect(formatMoment({ at: new Date(at), now, locale, timeZone }).replaceAll('\u202f', ' ')).toBe(text);
  });

  it('counts yesterday by midnights, in the night of 23 hours too', () => {
    const night = { now: new Date('2026-03-29T22:10:00Z'), locale: 'en-GB', timeZone };
    expect(formatMoment({ ...night, at: new Date('2026-03-29T21:50:00Z') })).toBe('yesterday 23:50');
  });

  it('is exact on hover, with the zone', () => {
    expect(formatExact(new Date('2026-03-28T13:05:00Z'), 'en-GB', timeZone)).toBe('Sat, 28 Mar 2026, 14:05 CET');
    expect(formatExact(new Date('2026-03-29T13:05:00Z'), 'en-GB', timeZone)).toBe('Sun, 29 Mar 2026, 15:05 CEST');
  });
});

describe('an age', () => {
  it.each([
    ['2026-03-29T12:59:30Z', 'en-GB', 'now'],
    ['2026-03-29T12:55:00Z', 'en-GB', `5${nbsp}min`],
    ['2026-03-29T10:00:00Z', 'en-GB', `3${nbsp}h`],
    ['2026-03-28T20:00:00Z', 'en-GB', `17${nbsp}h`],
    ['2026-03-26T10:00:00Z', 'en-GB', `3${nbsp}d`],
    ['2026-03-26T10:00:00Z', 'de-DE', `3${nbsp}T`],
    ['2026-05-11T10:00:00Z', 'en', `43${nbsp}d`],
    ['2025-03-30T10:00:00Z', 'en', `364${nbsp}d`],
    ['2025-03-29T10:00:00Z', 'en', `1${nbsp}y`],
    ['2001-12-06T10:00:00Z', 'en', `24${nbsp}y`],
    ['2001-12-06T10:00:00Z', 'de', `24${nbsp}J`],
  ])('of %s in %s is "%s"', (at, locale, text) => {
    expect(formatAge({ at: new Date(at), now, locale, timeZone })).toBe(text);
  });
});

describe('a calendar day as people say it', () => {
  it.each([
    ['2026-01-31', 'today'],
    ['2026-02-01', 'tomorrow'],
    ['2026-01-30', 'yesterday'],
    ['2026-02-03', 'Tue'],
    ['2026-01-27', '27 Jan'],
    ['2026-02-07', '7 Feb'],
    ['2027-02-07', '7 Feb 2027'],
  ])('%s is "%s" on 31 January 2026', (day, text) => {
    expect(formatDay(day, '2026-01-31', 'en-GB')).toBe(text);
  });

  it('is written in full on hover', () => {
    expect(formatLongDay('2028-02-29', 'de')).toBe('Di., 29. Februar 2028');
  });
});
