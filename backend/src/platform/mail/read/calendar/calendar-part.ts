import ICAL from 'ical.js';
import type { CalendarEvent, CalendarPart } from '../mail-reading.js';
import type { ReadPart } from '../readable-mail.js';
import { eventOf } from './calendar-event.js';

const longest = 512 * 1024;
const mostEvents = 20;
const types = new Set(['text/calendar', 'application/ics', 'application/calendar', 'text/x-vcalendar']);

/** The meetings of a mail's first readable calendar part; null where it has none. Never throws for what it says. */
export function calendarOf(parts: readonly ReadPart[]): CalendarPart | null {
  for (const part of parts.filter(isCalendar).slice(0, 5)) {
    const found = calendarIn(Buffer.from(part.content.subarray(0, longest)).toString('utf8'));
    if (found) return found;
  }
  return null;
}

/** The meetings of one calendar file. */
export function calendarIn(text: string): CalendarPart | null {
  const calendar = parse(text);
  if (!calendar) return null;
  const method = textOf(calendar.getFirstPropertyValue('method'))?.toUpperCase() ?? null;
  const components = calendar.getAllSubcomponents('vevent').slice(0, mostEvents);
  const events = components.flatMap((component) => safely(() => eventOf(component, calendar)) ?? []);
  const [first, ...others] = mainFirst(
    events.map((event) => ({ ...event, cancelled: event.cancelled || method === 'CANCEL' })),
  );
  return first ? { ...first, method, others } : null;
}

const isCalendar = ({ type, name }: ReadPart) => types.has(type) || /\.(?:ics|vcs)$/i.test(name);

// The meeting itself comes before the single days that depart from it.
function mainFirst(events: CalendarEvent[]): CalendarEvent[] {
  return [...events].sort((one, other) => Number(one.recurrenceId !== null) - Number(other.recurrenceId !== null));
}

function parse(text: string): ICAL.Component | null {
  const start = text.indexOf('BEGIN:VCALENDAR');
  if (start === -1) return null;
  const lines = text
    .slice(start)
    .replaceAll('\0', '')
    .split(/\r?\n|\r/)
    // Programs that break text without folding it leave lines that are no property.
    .filter((line) => /^[ \t]/.test(line) || /^[\w.-]{1,80}[;:]/.test(line));
  const end = lines.findIndex((line) => /^END:VCALENDAR\s*$/i.test(line));
  const whole = end === -1 ? [...lines, 'END:VCALENDAR'] : lines.slice(0, end + 1);
  return safely(() => new ICAL.Component(ICAL.parse(whole.join('\r\n')) as unknown as unknown[]));
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : undefined);

function safely<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
