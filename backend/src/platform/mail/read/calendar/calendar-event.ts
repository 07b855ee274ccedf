import type { Attendance } from '@threadline/shared/meetings/choices';
import ICAL from 'ical.js';
import type { CalendarEvent, CalendarPerson, NamedAddress } from '../mail-reading.js';
import { addressIn } from '../named-address.js';
import { instantOf, type ZonedTime } from './calendar-time.js';

const mostPeople = 100;
const answers: Readonly<Record<string, Attendance>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

/** One VEVENT; null where it has no identity or no beginning. */
export function eventOf(component: ICAL.Component, calendar: ICAL.Component): CalendarEvent | null {
  const read = (name: string) => component.getFirstPropertyValue(name);
  const uid = textOf(read('uid'), 500);
  const starts = timeOf(component, 'dtstart');
  const startsAt = starts && instantOf(starts, calendar);
  if (!uid || !starts || !startsAt) return null;
  const recurrence = timeOf(component, 'recurrence-id');
  const stamp = timeOf(component, 'dtstamp');
  return {
    uid,
    sequence: sequenceOf(read('sequence')),
    recurrenceId: recurrence && instantOf(recurrence, calendar),
    writtenAt: stamp && instantOf(stamp, calendar),
    title: textOf(read('summary'), 500) ?? '',
    place: textOf(read('location'), 500),
    startsAt,
    endsAt: endOf(component, { starts, startsAt, calendar }),
    allDay: starts.value.isDate,
    timeZone: starts.zone,
    repeats: read('rrule')?.toString().slice(0, 500) ?? null,
    cancelled: textOf(read('status'), 20)?.toUpperCase() === 'CANCELLED',
    organiser: organiserOf(component),
    attendees: attendeesOf(component),
  };
}

function timeOf(component: ICAL.Component, name: string): ZonedTime | null {
  const property = component.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return null;
  return { value, zone: textOf(property.getParameter('tzid'), 100) };
}

function endOf(
  component: ICAL.Component,
  { starts, startsAt, calendar }: { starts: ZonedTime; startsAt: string; calendar: ICAL.Component },
): string | null {
  const end = timeOf(component, 'dtend');
  if (end) return instantOf(end, calendar);
  const duration = component.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) {
    const seconds = duration.toSeconds();
    return Math.abs(seconds) < 10 * 366 * 86_400 ? new Date(Date.parse(startsAt) + seconds * 1000).toISOString() : null;
  }
  return starts.value.isDate ? new Date(Date.parse(startsAt) + 86_400_000).toISOString() : null;
}

function sequenceOf(value: unknown): number {
  const sequence = Number(value ?? 0);
  return Number.isInteger(sequence) && sequence >= 0 && sequence < 2_000_000_000 ? sequence : 0;
}

function organiserOf(component: ICAL.Component): NamedAddress | null {
  const property = component.getFirstProperty('organizer');
  if (!property) return null;
  const found = { address: addressOf(property), name: nameOf(property) };
  return found.address === null && found.name === null ? null : found;
}

function attendeesOf(component: ICAL.Component): CalendarPerson[] {
  const people = new Map<string, CalendarPerson>();
  for (const property of component.getAllProperties('attendee').slice(0, mostPeople)) {
    const address = addressOf(property);
    const status = String(property.getParameter('partstat') ?? '').toUpperCase();
    if (address) people.set(address, { address, name: nameOf(property), attendance: answers[status] ?? 'unanswered' });
  }
  return [...people.values()];
}

function addressOf(property: ICAL.Property): string | null {
  const written = String(property.getFirstValue() ?? '').replace(/^mailto:/i, '');
  return (addressIn(written) ?? addressIn(String(property.getParameter('email') ?? '')))?.toLowerCase() ?? null;
}

const nameOf = (property: ICAL.Property) =>
  textOf(property.getParameter('cn'), 200)?.replace(/^["']+|["']+$/g, '') || null;

function textOf(value: unknown, limit: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value.replace(/\s+/g, ' ').trim().slice(0, limit);
  return text === '' ? null : text;
}
