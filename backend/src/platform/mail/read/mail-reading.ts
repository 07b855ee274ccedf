import type { Attendance } from '@threadline/shared/meetings/choices';
import type { MessageKind } from '@threadline/shared/threads/choices';

export interface NamedAddress {
  address: string | null;
  name: string | null;
}

export interface Bounce {
  /** To whom the mail did not come; null where the report does not say. */
  address: string | null;
  /** True where writing again is of no use. */
  hard: boolean;
  /** Enhanced status (RFC 3463), such as 5.1.1. */
  code: string | null;
}

export interface CalendarPerson {
  /** Lower case. */
  address: string;
  name: string | null;
  attendance: Attendance;
}

/** One VEVENT. Times are ISO instants; those of whole days begin at midnight UTC. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  /** Of one occurrence of a repeated meeting: which one, as an ISO instant. */
  recurrenceId: string | null;
  writtenAt: string | null;
  title: string;
  place: string | null;
  startsAt: string;
  endsAt: string | null;
  allDay: boolean;
  timeZone: string | null;
  /** The rule by which it repeats, as written. */
  repeats: string | null;
  cancelled: boolean;
  organiser: NamedAddress | null;
  attendees: CalendarPerson[];
}

/** What a mail says of meetings: the first event, and those that came with it. */
export interface CalendarPart extends CalendarEvent {
  /** REQUEST, REPLY, CANCEL and so on; null where the part is only a calendar file. */
  method: string | null;
  others: CalendarEvent[];
}

/** What a mail says beyond its fields. Nothing of its text is lost: each line is in one of the two texts. */
export interface MailReading {
  /** What the sender wrote anew; empty where that is nothing. */
  visibleText: string;
  /** What was folded away: quotes, forwarded mail, signature, disclaimer. */
  quotedText: string;
  /** Of a forward: who wrote what was forwarded. */
  forwardedFrom: NamedAddress | null;
  kind: MessageKind;
  bounce: Bounce | null;
  calendar: CalendarPart | null;
}

/** The reading of a mail that is nothing but its sender's text. */
export function plainReading(text: string): MailReading {
  return { visibleText: text, quotedText: '', forwardedFrom: null, kind: 'normal', bounce: null, calendar: null };
}
