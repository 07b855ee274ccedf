import ICAL from 'ical.js';
import { zoneOfWindows } from './windows-zones.js';

const minuteMs = 60_000;

export interface ZonedTime {
  value: ICAL.Time;
  zone: string | null;
}

/**
 * The instant of a calendar's time. A zone that the world knows counts by its name, another one by the rules that
 * came with the calendar. Times without a zone are taken for UTC. Null beyond the years 1971 to 2099.
 */
export function instantOf({ value, zone }: ZonedTime, calendar: ICAL.Component): string | null {
  if (!Number.isInteger(value.year) || value.year < 1971 || value.year > 2099) return null;
  const wall = Date.UTC(value.year, value.month - 1, value.day, value.hour, value.minute, value.second);
  if (Number.isNaN(wall)) return null;
  if (value.isDate || zone === null) return new Date(wall).toISOString();
  const known = knownZone(zone);
  const instant = known ? inZone(wall, known) : (byRules({ value, zone }, calendar) ?? wall);
  return new Date(instant).toISOString();
}

function knownZone(zone: string): string | null {
  const bare = zone.replace(/^\/[^/]+\/[^/]+\/(?=\w+\/\w+)/, '').replace(/^"|"$/g, '');
  for (const candidate of [bare, zoneOfWindows(bare)]) {
    if (candidate && isZone(candidate)) return candidate;
  }
  return null;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

// The wall clock is taken for UTC and corrected by the zone's offset there, twice for the hours around a change.
function inZone(wall: number, zone: string): number {
  const first = wall - offsetAt(wall, zone);
  return wall - offsetAt(first, zone);
}

function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...clock });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const read = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return Math.round((wall - instant) / minuteMs) * minuteMs;
}

const clock = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;

// Rules that repeat more often than a year's changes would be expanded without end.
function byRules({ value, zone }: ZonedTime, calendar: ICAL.Component): number | null {
  const rules = calendar.getAllSubcomponents('vtimezone').find((one) => one.getFirstPropertyValue('tzid') === zone);
  if (!rules) return null;
  const repeats = rules.getAllSubcomponents().flatMap((part) => part.getAllProperties('rrule'));
  if (repeats.some((rule) => !/FREQ=YEARLY/i.test(String(rule.getFirstValue())))) return null;
  const { year, month, day, hour, minute, second } = value;
  const fields = { year, month, day, hour, minute, second, isDate: false };
  const time = ICAL.Time.fromData(fields, new ICAL.Timezone({ component: rules }));
  return time.toUnixTime() * 1000;
}
