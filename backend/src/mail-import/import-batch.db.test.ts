import { count, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { auditLog, events } from '../platform/events/schema.js';
import type { ParsedMail } from '../platform/mail/parse/parsed-mail.js';
import { messages } from '../threads/schema.js';
import { customerIn, mailOf } from '../threads/threads.fixture.js';
import { importBatch } from './import-batch.js';

const world = useWorld();

const read = (mails: readonly ParsedMail[]) => mails.map((mail, index) => ({ file: `${index}.eml`, mail }));

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
  const batch = [...read(mails), { file: 'none.eml', rejected: 'This is no mail.' }];
  const results = await importBatch(world.runtime, { orgId: org.id, store: 'all' }, batch);
  expect(results.map(({ line }) => line.outcome)).toEqual([
    ...['imported', 'imported', 'rejected', 'imported', 'imported', 'imported', 'imported', 'rejected'],
  ]);
  expect(results.map(({ line }) => line.file)).toEqual(batch.map((item) => item.file));
  const kept = await world.as(org.system, async ({ tx }) => ({
    messages: await tx.select({ id: messages.id }).from(messages),
    events: await tx.select({ of: count() }).from(events).where(eq(events.name, 'message.stored')),
    audited: await tx.select({ of: count() }).from(auditLog).where(eq(auditLog.action, 'message.stored')),
  }));
  expect(kept.messages).toHaveLength(6);
  expect(kept).toMatchObject({ events: [{ of: 6 }], audited: [{ of: 6 }] });
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
  const results = await importBatch(
    world.runtime,
    { orgId: org.id, store: 'all' },
    read([first, answer, last, answer, first]),
  );
  expect(results.map(({ line }) => [line.outcome, line.customers])).toEqual([
    ['imported', []],
    ['imported', [acme]],
    ['imported', [acme]],
    ['duplicate', [acme]],
    ['duplicate', [acme]],
  ]);
  expect(new Set(results.map(({ line }) => line.threadId)).size).toBe(1);
  const told = await world.as(org.system, ({ tx }) =>
    tx.execute<{ waiting: string; shown: string }>(`select
      (select count(*) from review_items where resolved_at is null) as waiting,
      (select count(*) from timeline_entries where kind = 'email' and removed_at is null) as shown`),
  );
  expect(told).toMatchObject([{ waiting: '0', shown: '3' }]);
});
