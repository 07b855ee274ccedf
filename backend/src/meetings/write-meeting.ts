import { v7 as newId } from 'uuid';
import type { Ctx } from '../platform/db/in-org.js';
import type { CalendarEvent } from '../platform/mail/read/index.js';
import { insertMeeting } from './queries.js';

/** The mail that says something of a meeting. */
export interface Invitation {
  id: string;
  threadId: string;
  /** Lower case. */
  from: string | null;
  outgoing: boolean;
  shared: boolean;
  ownerId: string | null;
  at: Date;
}

/** Adds the meeting as the mail says it; its id. */
export async function writeMeeting(ctx: Ctx, mail: Invitation, event: CalendarEvent): Promise<string> {
  const id = newId();
  const identity = { uid: event.uid, recurrenceId: event.recurrenceId ?? '' };
  const organiser = event.organiser?.address?.toLowerCase() ?? null;
  await insertMeeting(ctx, { ...identity, ...saidBy(ctx, mail, event), id, organiser, createdAt: ctx.now });
  return id;
}

/** What the mail says of the meeting, as it is kept. */
export function saidBy(ctx: Ctx, mail: Invitation, event: CalendarEvent) {
  return {
    ...{ sequence: event.sequence, writtenAt: instant(event.writtenAt), messageId: mail.id },
    ...{ title: event.title, place: event.place, allDay: event.allDay },
    ...{ startsAt: new Date(event.startsAt), endsAt: instant(event.endsAt) },
    ...{ state: event.cancelled ? ('cancelled' as const) : ('planned' as const), updatedAt: ctx.now },
  };
}

export const instant = (value: string | null) => (value === null ? null : new Date(value));
