import { count, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { auditLog, events } from '../platform/events/schema.js';
import { rejectMail } from '../platform/mail/parse/parsed-mail.js';
import { messages } from '../threads/schema.js';
import { customerIn, mailOf } from '../threads/threads.fixture.js';
import { intakeInto } from './intake.fixture.js';
import type { Taken } from './service.js';

const world = useWorld();

const kept = (taken: readonly Taken[]) => taken.map((one) => ('threadId' in one ? one : null));

test('a mail that the database refuses takes none of its batch with it', async () => {
  const org = await world.organisation();
  const mails = Array.from({ length: 7 }, (_, index) => {
    const [id, subject] = [`m${index}@x`, `Topic ${index}`];
    return mailOf({
      from: 'jane@acme.com',
      subject,
      messageId: id,
      contentHash: id,
      text: index === 2 ? 'a\0b' : 'Hello',
    });
  });
  const noMail = { raw: Buffer.from('x'), mail: rejectMail('not_a_mail', 'This is no mail.') };
  const { take } = await intakeInto(world, org);
  const results = await take([...mails, noMail]);
  expect(results.map(({ outcome }) => outcome)).toEqual([
    ...['stored', 'stored', 'rejected', 'stored', 'stored', 'stored', 'stored', 'rejected'],
  ]);
  expect(results.at(-1)).toEqual({ outcome: 'rejected', reason: 'This is no mail.' });
  const stored = await world.as(org.system, async ({ tx }) => ({
    messages: await tx.select({ id: messages.id }).from(messages),
    events: await tx.select({ of: count() }).from(events).where(eq(events.name, 'message.stored')),
    audited: await tx.select({ of: count() }).from(auditLog).where(eq(auditLog.action, 'message.stored')),
  }));
  expect(stored.messages).toHaveLength(6);
  expect(stored).toMatchObject({ events: [{ of: 6 }], audited: [{ of: 6 }] });
});

test('mails of one batch know each other: answers, copies, and a customer who joins later', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const first = mailOf({ from: 'eve@stranger.org', subject: 'Offer', messageId: 'a@x', contentHash: 'a' });
  const answer = mailOf({
    ...{ from: 'jane@acme.com', subject: 'Re: Offer', messageId: 'b@x', contentHash: 'b' },
    ...{ inReplyTo: ['a@x'], references: ['a@x'] },
  });
  const last = mailOf({
    ...{ from: 'eve@stranger.org', subject: 'Re: Offer', messageId: 'c@x', contentHash: 'c', inReplyTo: ['b@x'] },
  });
  const { take } = await intakeInto(world, org);
  const results = kept(await take([first, answer, last, answer, first]));
  expect(results.map((one) => [one?.outcome, one?.customers])).toEqual([
    ['stored', []],
    ['stored', [acme]],
    ['stored', [acme]],
    ['duplicate', [acme]],
    ['duplicate', [acme]],
  ]);
  expect(new Set(results.map((one) => one?.threadId)).size).toBe(1);
  const told = await world.as(org.system, ({ tx }) =>
    tx.execute<{ waiting: string; shown: string }>(`select
      (select count(*) from review_items where resolved_at is null) as waiting,
      (select count(*) from timeline_entries where kind = 'email' and removed_at is null) as shown`),
  );
  expect(told).toMatchObject([{ waiting: '0', shown: '3' }]);
});

test('what is done alongside is done with the mails or not at all', async () => {
  const org = await world.organisation();
  const { take } = await intakeInto(world, org);
  const mail = mailOf({ from: 'jane@acme.com', subject: 'Offer' });
  const failing = take([mail], { alongside: () => Promise.reject(new Error('No room for the cursor.')) });
  await expect(failing).rejects.toThrow('No room for the cursor.');
  expect(await world.as(org.system, ({ tx }) => tx.select({ id: messages.id }).from(messages))).toEqual([]);
  const seen: (readonly Taken[])[] = [];
  const taken = await take([mail], { alongside: async (_ctx, of) => void seen.push(of) });
  expect(seen).toEqual([taken]);
});
