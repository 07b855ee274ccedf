import { and, eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { contactAddresses } from '../contacts/schema.js';
import { createContact } from '../contacts/service.js';
import { customers } from '../customers/schema.js';
import { events } from '../platform/events/schema.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import type { ParsedMail } from '../platform/mail/parse/index.js';
import { plainReading } from '../platform/mail/read/index.js';
import { messages } from '../threads/schema.js';
import { storeMessage } from '../threads/service.js';
import { customerIn, mailboxIn, mailOf } from '../threads/threads.fixture.js';
import { noticeAnswers, noticeBounces, tellSilence } from './service.js';

const world = useWorld();
const jane = 'jane@acme.com';
const team = 'support@team.example';
const signals = ['contact.bounced', 'contact.bounce_cleared', 'mail.answered', 'customer.went_quiet'] as const;

async function start() {
  const org = await world.organisation();
  const customerId = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'], assigned: org.member });
  await world.as(org.owner, (ctx) =>
    createContact(ctx, { name: 'Jane', addresses: [jane], customers: [{ customerId, role: 'champion' }] }),
  );
  const mailbox = await mailboxIn(world, org, { address: team, kind: 'shared' });
  const done = new Set<string>();
  const receive = async (mail: ParsedMail, store: 'all' | 'known' = 'all') => {
    await world.as(org.system, (ctx) => storeMessage(ctx, mail, { mailbox, store }));
    for (const subscriber of [noticeBounces, noticeAnswers]) await tellAll(org, subscriber, done);
  };
  return { org, customerId, receive };
}

/** What the worker does: every event once to every subscriber. */
async function tellAll(org: TestOrganisation, subscriber: Subscriber, done: Set<string>): Promise<void> {
  const stored = await world.as(org.system, ({ tx }) =>
    tx
      .select()
      .from(events)
      .where(and(eq(events.orgId, org.id), eq(events.name, 'message.stored')))
      .orderBy(events.seq),
  );
  for (const event of stored) {
    const key = `${subscriber.name} ${event.id}`;
    if (done.has(key) || subscriber.concerns?.(event) === false) continue;
    done.add(key);
    await world.as(org.system, (ctx) => subscriber.run(ctx, event));
  }
}

async function signalsOf(org: TestOrganisation) {
  const rows = await world.as(org.system, ({ tx }) =>
    tx
      .select()
      .from(events)
      .where(and(eq(events.orgId, org.id), inArray(events.name, [...signals])))
      .orderBy(events.seq),
  );
  return rows.map(({ name, customerId, data }) => ({ name, customerId, data }));
}

async function markOf(org: TestOrganisation): Promise<string | null> {
  const rows = await world.as(org.system, ({ tx }) =>
    tx
      .select()
      .from(contactAddresses)
      .where(and(eq(contactAddresses.orgId, org.id), eq(contactAddresses.address, jane))),
  );
  return rows[0]?.bounceCode ?? null;
}

const sent = mailOf({
  from: team,
  subject: 'Offer',
  messageId: 'offer',
  to: [{ name: '', address: jane }],
  date: '2026-03-02T09:00:00.000Z',
});

function bounce(hard: boolean, address = jane, known: Partial<ParsedMail> = {}): ParsedMail {
  const reading = {
    ...plainReading('Sorry'),
    kind: 'bounce' as const,
    bounce: { address, hard, code: hard ? '5.1.1' : '4.2.2' },
  };
  return mailOf({
    subject: 'Undelivered',
    date: '2026-03-02T10:00:00.000Z',
    autoSubmitted: true,
    reading,
    ...known,
    from: known.from?.address ?? 'mailer-daemon@acme.com',
  });
}

test('a hard bounce marks the address and tells of the champion; the next mail from it takes the mark off', async () => {
  const { org, customerId, receive } = await start();
  await receive(sent);
  await receive(bounce(true));
  expect(await markOf(org)).toBe('5.1.1');
  expect(await signalsOf(org)).toMatchObject([
    { name: 'contact.bounced', customerId, data: { address: jane, code: '5.1.1', champion: true } },
  ]);
  await receive(mailOf({ from: jane, subject: 'I am back', date: '2026-03-03T10:00:00.000Z' }));
  expect(await markOf(org)).toBeNull();
  expect((await signalsOf(org)).map(({ name }) => name)).toEqual(['contact.bounced', 'contact.bounce_cleared']);
});

test.each([
  ['one that passes', bounce(false)],
  ['one of an address that nobody has', bounce(true, 'nobody@acme.com')],
])('a bounce marks nothing, and makes no customer: %s', async (_what, mail) => {
  const { org, receive } = await start();
  await receive(sent);
  await receive(mail);
  expect(await signalsOf(org)).toEqual([]);
  const rows = await world.as(org.system, ({ tx }) => tx.select().from(customers).where(eq(customers.orgId, org.id)));
  expect(rows).toHaveLength(1);
});

test('a bounce that comes in late, after newer mail from the address, marks nothing', async () => {
  const { org, receive } = await start();
  await receive(sent);
  await receive(mailOf({ from: jane, subject: 'Hello', date: '2026-03-05T10:00:00.000Z' }));
  await receive(bounce(true));
  expect(await markOf(org)).toBeNull();
});

test('a report about an address that the team had not written to marks nothing', async () => {
  const { org, receive } = await start();
  await receive({ ...sent, date: '2026-03-02T12:00:00.000Z' });
  await receive(mailOf({ from: 'tom@acme.com', subject: 'About Jane', to: [{ name: '', address: jane }] }));
  await receive(bounce(true));
  expect(await markOf(org)).toBeNull();
});

test('a report that came in before the mail it is about marks its address once that mail is stored', async () => {
  const { org, receive } = await start();
  await receive(bounce(true, jane, { inReplyTo: ['offer'] }));
  expect(await markOf(org)).toBeNull();
  await receive(sent);
  expect(await markOf(org)).toBe('5.1.1');
});

test.each([
  ['a server of theirs', 'mailer-daemon@acme.com'],
  ['a server that nobody knows', 'mailer-daemon@relay.example'],
  ['a server of ours', 'mailer-daemon@team.example'],
])(
  'where only customers’ mail is kept, a report about a contact counts, too, whoever wrote it: %s',
  async (_who, from) => {
    const { org, receive } = await start();
    await receive(sent, 'known');
    await receive(bounce(true, jane, { from: { name: '', address: from } }), 'known');
    expect(await markOf(org)).toBe('5.1.1');
  },
);

test('where only customers’ mail is kept, a report about nobody’s contact is not', async () => {
  const { org, receive } = await start();
  for (const from of ['mailer-daemon@relay.example', 'mailer-daemon@team.example'])
    await receive(bounce(true, 'nobody@else.example', { from: { name: '', address: from } }), 'known');
  const kept = await world.as(org.system, ({ tx }) => tx.select().from(messages).where(eq(messages.orgId, org.id)));
  expect(kept).toEqual([]);
});

test('an answer is told with how long the other side waited; what a program answers is not', async () => {
  const { org, customerId, receive } = await start();
  const question = mailOf({ from: jane, subject: 'Question', date: '2026-03-09T10:00:00.000Z' });
  const within = { inReplyTo: [question.messageId ?? ''], references: [question.messageId ?? ''] };
  await receive(question);
  await receive(
    mailOf({
      ...within,
      from: 'robot@acme.com',
      subject: 'Re: Question',
      date: '2026-03-09T10:01:00.000Z',
      autoSubmitted: true,
    }),
  );
  await receive(
    mailOf({
      ...within,
      from: team,
      to: [{ name: '', address: jane }],
      subject: 'Re: Question',
      date: '2026-03-09T12:00:00.000Z',
    }),
  );
  expect(await signalsOf(org)).toEqual([
    { name: 'mail.answered', customerId, data: { side: 'ours', latencySeconds: 7200 } },
  ]);
});

test('a customer who has gone quiet is told of once for each silence', async () => {
  const { org, customerId, receive } = await start();
  for (const day of ['01', '02', '03', '04']) {
    await receive(
      mailOf({ from: jane, subject: `Mail of day ${'x'.repeat(Number(day))}`, date: `2026-02-${day}T10:00:00.000Z` }),
    );
  }
  const later = (now: string) => world.as(org.system, (ctx) => tellSilence({ ...ctx, now: new Date(now) }));
  await later('2026-02-10T04:00:00Z');
  expect(await signalsOf(org)).toEqual([]);
  await later('2026-03-01T04:00:00Z');
  await later('2026-03-02T04:00:00Z');
  expect(await signalsOf(org)).toMatchObject([{ name: 'customer.went_quiet', customerId }]);
});
