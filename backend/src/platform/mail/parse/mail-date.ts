const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED_ZONES: Record<string, number> = {
  ...{ EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 },
  ...{ CET: 60, MET: 60, CEST: 120, MEST: 120, EET: 120, EEST: 180, WEST: 60, BST: 60, JST: 540, IST: 330 },
};
const LONGEST_DATE = 200;
const RFC_5322 =
  /(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap]m)?\s*([+-]\s?\d{1,2}:?\d{2}|[a-z]{1,5})?/i;
const ASCTIME = /([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z]{3,4})\s+)?(\d{4})/i;
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  zoneMinutes: number;
}

/**
 * The instant of a Date header as ISO text, or null when it is nonsense or lies outside 1970–2100.
 * Reads RFC 5322 with its obsolete forms, ctime and ISO 8601. A missing or unknown zone counts as UTC,
 * so that the answer never depends on the machine.
 */
export function parseMailDate(header: string): string | null {
  const value = header.slice(0, LONGEST_DATE).replace(/\s+/g, ' ').trim();
  const parts = fromRfc5322(value) ?? fromAsctime(value);
  if (parts !== null) return toInstant(parts);
  if (!ISO.test(value)) return null;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) ? value : `${value}Z`;
  return withinRange(Date.parse(zoned.replace(' ', 'T')));
}

function fromRfc5322(value: string): DateParts | null {
  const match = RFC_5322.exec(value);
  if (match === null) return null;
  const [, day, month, year, hour, minute, second, half, zone] = match;
  return {
    year: fullYear(String(year)),
    month: MONTHS.indexOf(String(month).toLowerCase()),
    day: Number(day),
    hour: clockHour(Number(hour), half),
    minute: Number(minute),
    second: Number(second ?? 0),
    zoneMinutes: zoneMinutes(zone),
  };
}

function fromAsctime(value: string): DateParts | null {
  const match = ASCTIME.exec(value);
  if (match === null) return null;
  const [, month, day, hour, minute, second, zone, year] = match;
  return {
    year: Number(year),
    month: MONTHS.indexOf(String(month).toLowerCase()),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    zoneMinutes: zoneMinutes(zone),
  };
}

// RFC 5322, 4.3: two digits below 50 mean this century, three digits count from 1900.
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return written.length === 3 ? 1900 + year : year;
}

function clockHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const sign = zone[0];
  if (sign !== '+' && sign !== '-') return NAMED_ZONES[zone.toUpperCase()] ?? 0;
  const digits = zone.slice(1).replace(/\D/g, '').padStart(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return sign === '-' ? -minutes : minutes;
}

function toInstant(parts: DateParts): string | null {
  const { year, month, day, hour, minute, second } = parts;
  if (month < 0 || hour > 24 || minute > 59 || second > 60) return null;
  const daysInMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  if (day < 1 || day > daysInMonth) return null;
  return withinRange(Date.UTC(year, month, day, hour, minute - parts.zoneMinutes, second));
}

function withinRange(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds)) return null;
  const year = new Date(milliseconds).getUTCFullYear();
  return year >= 1970 && year <= 2100 ? new Date(milliseconds).toISOString() : null;
}
