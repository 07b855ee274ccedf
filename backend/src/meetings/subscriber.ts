import type { Ctx } from '../platform/db/in-org.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import type { CalendarEvent, CalendarPart } from '../platform/mail/read/index.js';
import { timelineMessages } from '../threads/service.js';
import { takeAnswer } from './answer.js';
import { tellMeeting } from './events.js';
import { attendanceAfter, isLater, mayShow } from './latest.js';
import {
  changeMeeting,
  findInvitation,
  findMeeting,
  lockMeeting,
  type MeetingRow,
  peopleOf,
  replacePeople,
} from './queries.js';
import { type Invitation, instant, saidBy, writeMeeting } from './write-meeting.js';

const invitations = new Set(['REQUEST', 'PUBLISH', 'ADD', 'CANCEL']);

/** Makes meetings of the invitations that come by mail, and notes what people answer. */
export const noticeMeetings: Subscriber = {
  name: 'notice-meetings',
  events: ['message.stored'],
  concerns: ({ data }) => data.calendar === true,
  run: async (ctx, { subjectId }) => {
    if (subjectId !== null) await notice(ctx, subjectId);
  },
};

async function notice(ctx: Ctx, messageId: string): Promise<void> {
  const row = await findInvitation(ctx, messageId);
  if (!row?.calendar) return;
  const [mail] = await timelineMessages(ctx, { messageIds: [messageId] });
  const { id, threadId, fromAddress: from, outgoing, shared, sentAt } = row;
  const said = { id, threadId, from, outgoing, shared, ownerId: mail?.ownerId ?? null, at: sentAt ?? ctx.now };
  for (const event of eventsOf(row.calendar)) {
    await lockMeeting(ctx, event.uid);
    if (row.calendar.method === 'REPLY') await takeAnswer(ctx, said, event);
    else if (invitations.has(row.calendar.method ?? 'PUBLISH')) await takeInvitation(ctx, said, event);
  }
}

const eventsOf = ({ method: _method, others, ...first }: CalendarPart): CalendarEvent[] => [first, ...others];

async function takeInvitation(ctx: Ctx, mail: Invitation, event: CalendarEvent): Promise<void> {
  const organiser = event.organiser?.address?.toLowerCase() ?? null;
  const known = await findMeeting(ctx, { uid: event.uid, recurrenceId: event.recurrenceId ?? '', organiser });
  if (known === null) return planMeeting(ctx, mail, event);
  const version = { sequence: event.sequence, writtenAt: instant(event.writtenAt) };
  if (known.meeting.messageId === mail.id || !isLater(known.meeting, version)) return;
  // Anybody can write any UID and any organiser into a file: the mail must come from whoever invited.
  const isOurs =
    mail.threadId === known.threadId || (mail.from !== null && [organiser, known.from].includes(mail.from));
  if (!isOurs || !mayShow(await sightOf(ctx, known), mail)) return;
  await changeKnown(ctx, mail, { event, known: known.meeting });
}

async function planMeeting(ctx: Ctx, mail: Invitation, event: CalendarEvent): Promise<void> {
  const id = await writeMeeting(ctx, mail, event);
  const people = event.attendees.map((person) => ({ ...person, answeredAt: null }));
  await replacePeople(ctx, id, people);
  await tell(ctx, event.cancelled ? 'meeting.cancelled' : 'meeting.planned', { id, mail, event });
}

async function changeKnown(
  ctx: Ctx,
  mail: Invitation,
  { event, known }: { event: CalendarEvent; known: MeetingRow },
): Promise<void> {
  const moved = known.startsAt.toISOString() !== event.startsAt;
  const before = new Map((await peopleOf(ctx, known.id)).map((person) => [person.address, person]));
  await changeMeeting(ctx, known.id, saidBy(ctx, mail, event));
  // A cancellation may name those alone whom it is sent to.
  if (!event.cancelled) {
    const people = event.attendees.map(({ address, name, attendance: invited }) => {
      const person = before.get(address);
      const attendance = attendanceAfter({ known: person?.attendance, invited }, moved);
      return { address, name: name ?? person?.name ?? null, attendance, answeredAt: person?.answeredAt ?? null };
    });
    await replacePeople(ctx, known.id, people);
  }
  const name = event.cancelled
    ? 'meeting.cancelled'
    : known.state === 'cancelled' || isChange(known, event)
      ? 'meeting.changed'
      : null;
  if (name && !(name === 'meeting.cancelled' && known.state === 'cancelled'))
    await tell(ctx, name, { id: known.id, mail, event });
}

function isChange(known: MeetingRow, event: CalendarEvent): boolean {
  const { startsAt, endsAt, title, place } = known;
  const before = [startsAt.toISOString(), endsAt?.toISOString() ?? null, title, place];
  return [event.startsAt, event.endsAt, event.title, event.place].some((value, index) => value !== before[index]);
}

async function sightOf(ctx: Ctx, { meeting, shared }: { meeting: MeetingRow; shared: boolean }) {
  const [mail] = await timelineMessages(ctx, { messageIds: [meeting.messageId] });
  return { shared, ownerId: mail?.ownerId ?? null };
}

type Said = { id: string; mail: Invitation; event: CalendarEvent };

function tell(ctx: Ctx, name: 'meeting.planned' | 'meeting.changed' | 'meeting.cancelled', { id, mail, event }: Said) {
  const { threadId, ownerId, at } = mail;
  const facts = { messageId: mail.id, startsAt: event.startsAt, ownerId: mail.shared ? null : ownerId };
  return tellMeeting(ctx, name, { id, threadId, title: event.title, at, facts });
}
