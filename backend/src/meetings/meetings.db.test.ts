import { and, eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import type { Actor } from '../platform/db/in-org.js';
import { events } from '../platform/events/schema.js';
import type { CalendarPart } from '../platform/mail/read/index.js';
import { plainReading } from '../platform/mail/read/index.js';
import { storeMessage } from '../threads/service.js';
import { customerIn, mailboxIn, mailOf } from '../threads/threads.fixture.js';
import { listTimeline } from '../timeline/service.js';
import { listMeetings, noticeMeetings } from './service.js';

const world = useWorld();
const jane = 'jane@acme.com';

type Said = Partial<CalendarPart> & { from?: string; subject?: string; to?: string };

function invitation({ from: _from, subject: _subject, to: _to, ...more }: Said = {}): CalendarPart {
  return {
    ...{ uid: 'kick-off@acme.com', sequence: 0, recurrenceId: null, writtenAt: '2026-03-01T09:00:00.000Z' },
    ...{ title: 'Kick-off', place: 'Room 1', startsAt: '2026-04-01T10:00:00.000Z', endsAt: '2026-04-01T11:00:00.000Z' },
    ...{ allDay: false, timeZone: null, repeats: null, cancelled: false, method: 'REQUEST', others: [] },
    organiser: { address: jane, name: 'Jane' },
    attendees: [{ address: 'support@team.example', name: null, attendance: 'unanswered' }],
    ...more,
  };
}

/** A customer, and what comes of mails that say something of meetings. */
async function start(kind: 'shared' | 'personal' = 'shared') {
  const org = await world.organisation();
  const customerId = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'], assigned: org.member });
  const address = kind === 'shared' ? 'support@team.example' : `member@${org.slug}.test`;
  const mailbox = await mailboxIn(world, org, { address, kind });
  const receive = async (said: Said) => {
    const { from = jane, subject = 'Kick-off' } = said;
    const id = `${newId()}@x.test`;
    const reading = { ...plainReading('Hello'), kind: 'calendar' as const, calendar: invitation(said) };
    const mail = mailOf({ from, subject, messageId: id, contentHash: id, date: '2026-03-10T08:00:00.000Z', reading });
    await world.as(org.system, (ctx) => storeMessage(ctx, mail, { mailbox, store: 'all' }));
    await tellAll(org);
  };
  const seenBy = async (who: Actor) =>
    (await world.as(who, (ctx) => listMeetings(ctx, { limit: 10, customerId }))).items;
  return { org, customerId, receive, seenBy };
}

const told = new Set<string>();

/** What the worker does: every event once. */
async function tellAll(org: TestOrganisation): Promise<void> {
  const stored = await world.as(org.system, ({ tx }) =>
    tx
      .select()
      .from(events)
      .where(and(eq(events.orgId, org.id), eq(events.name, 'message.stored'))),
  );
  for (const event of stored.filter((one) => noticeMeetings.concerns?.(one) && !told.has(one.id))) {
    told.add(event.id);
    await world.as(org.system, (ctx) => noticeMeetings.run(ctx, event));
  }
}

async function namesOf(org: TestOrganisation): Promise<string[]> {
  const rows = await world.as(org.system, ({ tx }) =>
    tx
      .select({ name: events.name })
      .from(events)
      .where(and(eq(events.orgId, org.id), eq(events.subjectType, 'meeting')))
      .orderBy(events.seq),
  );
  return rows.map((row) => row.name);
}

test('an invitation becomes a meeting of its customer, on the timeline and in the list', async () => {
  const { org, customerId, receive, seenBy } = await start();
  await receive({});
  expect(await seenBy(org.member)).toMatchObject([
    { title: 'Kick-off', place: 'Room 1', startsAt: '2026-04-01T10:00:00.000Z', state: 'planned', organiser: jane },
  ]);
  const { items } = await world.as(org.member, (ctx) =>
    listTimeline(ctx, { customerId, limit: 20, kinds: ['meeting'] }),
  );
  expect(items).toMatchObject([{ title: 'Kick-off', event: 'meeting.planned', customerFacing: true }]);
  expect(items[0]?.meeting).toEqual({
    ...{ startsAt: '2026-04-01T10:00:00.000Z', endsAt: '2026-04-01T11:00:00.000Z', allDay: false },
    ...{ place: 'Room 1', state: 'planned' },
    people: [{ address: 'support@team.example', name: null, attendance: 'unanswered' }],
  });
  expect(await namesOf(org)).toEqual(['meeting.planned']);
});

test.each([
  ['in order', [0, 1]],
  ['out of order', [1, 0]],
])('of two plans the later SEQUENCE counts, %s', async (_how, order) => {
  const { org, receive, seenBy } = await start();
  const plans: Said[] = [
    {},
    { sequence: 1, startsAt: '2026-04-02T10:00:00.000Z', writtenAt: '2026-03-02T09:00:00.000Z' },
  ];
  for (const index of order) await receive(plans[index] ?? {});
  expect(await seenBy(org.member)).toMatchObject([{ startsAt: '2026-04-02T10:00:00.000Z' }]);
});

test('a cancellation ends it, and an older plan that comes late does not revive it', async () => {
  const { org, receive, seenBy } = await start();
  await receive({ sequence: 2, method: 'CANCEL', cancelled: true, writtenAt: '2026-03-03T09:00:00.000Z' });
  await receive({ sequence: 1, writtenAt: '2026-03-02T09:00:00.000Z' });
  expect(await seenBy(org.member)).toMatchObject([{ state: 'cancelled' }]);
  expect(await namesOf(org)).toEqual(['meeting.cancelled']);
});

test('an answer is noted for who sent it, the later of two counts', async () => {
  const { org, receive, seenBy } = await start();
  const bo = 'bo@acme.com';
  const answer = (attendance: 'accepted' | 'declined', writtenAt: string): Said => ({
    ...{ method: 'REPLY', from: bo, writtenAt, attendees: [{ address: bo, name: 'Bo', attendance }] },
  });
  await receive({ attendees: [{ address: bo, name: 'Bo', attendance: 'unanswered' }] });
  await receive(answer('declined', '2026-03-05T09:00:00.000Z'));
  await receive(answer('accepted', '2026-03-04T09:00:00.000Z'));
  expect((await seenBy(org.member))[0]?.people).toEqual([{ address: bo, name: 'Bo', attendance: 'declined' }]);
  expect(await namesOf(org)).toEqual(['meeting.planned', 'meeting.answered']);
});

test('an answer that comes before its invitation makes the meeting known', async () => {
  const { org, receive, seenBy } = await start();
  const bo = 'bo@acme.com';
  await receive({
    method: 'REPLY',
    from: bo,
    writtenAt: '2026-03-05T09:00:00.000Z',
    attendees: [{ address: bo, name: null, attendance: 'accepted' }],
  });
  await receive({ place: 'Room 2', attendees: [{ address: bo, name: 'Bo', attendance: 'unanswered' }] });
  expect(await seenBy(org.member)).toMatchObject([
    { place: 'Room 2', people: [{ address: bo, name: 'Bo', attendance: 'accepted' }] },
  ]);
});

test('a stranger changes nothing: not with the same UID, not in the organiser’s name, not with another’s answer', async () => {
  const { org, receive, seenBy } = await start();
  const bo = 'bo@acme.com';
  await receive({ attendees: [{ address: bo, name: 'Bo', attendance: 'unanswered' }] });
  const before = await seenBy(org.owner);
  const forged = { from: 'mallory@evil.example', sequence: 9, writtenAt: '2026-03-09T09:00:00.000Z', title: 'Forged' };
  await receive(forged);
  await receive({ ...forged, method: 'CANCEL', cancelled: true });
  await receive({ ...forged, organiser: { address: 'mallory@evil.example', name: null } });
  await receive({ ...forged, method: 'REPLY', attendees: [{ address: bo, name: 'Bo', attendance: 'declined' }] });
  expect(await seenBy(org.owner)).toEqual(before);
});

test('a meeting is seen by those who see its mail', async () => {
  const personal = await start('personal');
  await personal.receive({});
  expect(await personal.seenBy(personal.org.member)).toHaveLength(1);
  expect(await personal.seenBy(personal.org.owner)).toEqual([]);
  const { items } = await world.as(personal.org.owner, (ctx) =>
    listTimeline(ctx, { customerId: personal.customerId, limit: 20, kinds: ['meeting'] }),
  );
  expect(items).toEqual([]);
  const other = await world.organisation();
  const shared = await start();
  await shared.receive({});
  expect(await shared.seenBy(other.owner)).toEqual([]);
  await expect(shared.seenBy(shared.org.contractor)).rejects.toMatchObject({ code: 'forbidden' });
});
