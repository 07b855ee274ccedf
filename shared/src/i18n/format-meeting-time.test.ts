import { expect, test } from 'vitest';
import { formatMeetingTime } from './format-meeting-time.js';

const berlin = 'Europe/Berlin';
const at = (startsAt: string, endsAt: string | null, allDay = false) => ({ startsAt, endsAt, allDay });
const noon = at('2026-04-01T10:00:00.000Z', '2026-04-01T11:00:00.000Z');
const days = at('2026-04-01T00:00:00.000Z', '2026-04-03T00:00:00.000Z', true);

test.each([
  ['an hour at noon', noon, berlin, 'Wed 1 Apr, 12:00–13:00'],
  ['the same for a reader abroad, with their zone', noon, 'Asia/Tokyo', 'Wed 1 Apr, 19:00–20:00 GMT+9'],
  ['of another year', at('2027-04-01T10:00:00.000Z', null), berlin, 'Thu, 1 Apr 2027, 12:00'],
  ['in winter time', at('2026-12-01T10:00:00.000Z', null), berlin, 'Tue 1 Dec, 11:00'],
  ['over midnight', at('2026-04-01T21:00:00Z', '2026-04-01T23:00:00Z'), berlin, 'Wed 1 Apr, 23:00 – Thu 2 Apr, 01:00'],
  ['two whole days, wherever the reader is', days, 'Asia/Tokyo', 'Wed 1 Apr – Thu 2 Apr'],
  ['one whole day', at('2026-04-01T00:00:00Z', '2026-04-02T00:00:00Z', true), berlin, 'Wed 1 Apr'],
  ['a zone of another name and the same time', noon, 'Europe/Paris', 'Wed 1 Apr, 12:00–13:00'],
])('%s', (_name, meeting, timeZone, expected) => {
  const reader = { now: new Date('2026-03-10T09:00:00Z'), locale: 'en-GB', timeZone, usualZone: berlin };
  expect(formatMeetingTime(meeting, reader).replace(/[\u2009\u00a0\u202f]/g, ' ')).toBe(expected);
});
