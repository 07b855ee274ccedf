import type { Ctx } from '../platform/db/in-org.js';
import type { CalendarEvent } from '../platform/mail/read/index.js';
import { timelineMessages } from '../threads/service.js';
import { tellMeeting } from './events.js';
import { mayShow } from './latest.js';
import { findMeeting, peopleOf, writePerson } from './queries.js';
import { type Invitation, writeMeeting } from './write-meeting.js';

/**
 * Notes what somebody answered. Only their own mail speaks for them; of two answers the later counts, and one to an
 * older plan does not. An answer to a meeting that no mail told of makes it known.
 */
export async function takeAnswer(ctx: Ctx, mail: Invitation, event: CalendarEvent): Promise<void> {
  const person = event.attendees.find(({ address }) => address === mail.from) ?? null;
  if (person === null || person.attendance === 'unanswered') return;
  const id = await meetingOf(ctx, mail, event);
  if (id === null) return;
  const answeredAt = event.writtenAt === null ? mail.at : new Date(event.writtenAt);
  const before = (await peopleOf(ctx, id)).find(({ address }) => address === person.address);
  if (before?.answeredAt && before.answeredAt > answeredAt) return;
  await writePerson(ctx, id, { ...person, name: person.name ?? before?.name ?? null, answeredAt });
  const { threadId, ownerId, at } = mail;
  const facts = { messageId: mail.id, startsAt: event.startsAt, ownerId: mail.shared ? null : ownerId };
  const said = { ...facts, attendance: person.attendance, ours: mail.outgoing };
  await tellMeeting(ctx, 'meeting.answered', { id, threadId, title: event.title, at, facts: said });
}

async function meetingOf(ctx: Ctx, mail: Invitation, event: CalendarEvent): Promise<string | null> {
  const organiser = event.organiser?.address?.toLowerCase() ?? null;
  const known = await findMeeting(ctx, { uid: event.uid, recurrenceId: event.recurrenceId ?? '', organiser });
  // The invitation itself may still come, written earlier than the answer to it.
  if (known === null) return writeMeeting(ctx, mail, { ...event, writtenAt: null });
  const [said] = await timelineMessages(ctx, { messageIds: [known.meeting.messageId] });
  const sight = { shared: known.shared, ownerId: said?.ownerId ?? null };
  if (event.sequence < known.meeting.sequence || !mayShow(sight, mail)) return null;
  // Who was not invited may answer in the same conversation only: invitations are passed on.
  const invited = (await peopleOf(ctx, known.meeting.id)).some(({ address }) => address === mail.from);
  return invited || mail.threadId === known.threadId ? known.meeting.id : null;
}
