import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { writeNote } from '../../notes/service.js';
import { messages } from '../../threads/schema.js';
import { mailDrafts } from '../schema.js';
import { saveDraft, sendDraft, startDraft, takeBackDraft } from '../service.js';
import { type Desk, useWriting } from '../writing.fixture.js';
import { deliverDraft } from './deliver-draft.js';
import { sweepDrafts } from './jobs.js';

const world = useWriting();

const incoming = (desk: Desk, more: readonly string[] = [], body = 'When do we go live?\r\nGrüße, Jane') => [
  'From: Jane Doe <jane@acme.com>',
  `To: ${desk.address}, Bo <bo@acme.com>`,
  'Cc: Cy <cy@acme.com>',
  'Subject: Go-live für März',
  'Date: Tue, 3 Mar 2026 14:05:00 +0100',
  'Message-ID: <first@acme.com>',
  ...more,
  'Content-Type: text/plain; charset=utf-8',
  '',
  body,
];
const state = async (desk: Desk, id: string) => (await world.row(desk, id)).state;

test('an answer threads, carries signature, umlauts and the answered mail, and is stored at once', async () => {
  const desk = await world.desk();
  const references = Array.from({ length: 60 }, (_, index) => `<${index}.${'x'.repeat(40)}@acme.com>`);
  const more = ['In-Reply-To: <59@acme.com>', `References: ${references.join('\r\n ')}`];
  const { messageId, threadId } = await world.receive(desk, incoming(desk, more));
  const id = await world.answer(desk, messageId, {
    body: 'Am Montag – größer geht’s nicht 🎉\nhttps://example.com/plan',
  });
  await world.deliver(desk, id);
  const [arrived] = world.server.arrived;
  if (!arrived) throw new Error('Nothing has arrived.');
  const { mail, raw } = arrived;
  expect(arrived).toMatchObject({ from: desk.address, to: ['jane@acme.com'] });
  expect(mail).toMatchObject({ subject: 'Re: Go-live für März', inReplyTo: '<first@acme.com>' });
  expect(mail.from?.value).toEqual([{ name: 'Mö Berg', address: desk.address }]);
  const named = mail.references as string[];
  expect([named.length, named[0], named.at(-1)]).toEqual([30, references[0], '<first@acme.com>']);
  const longest = Math.max(...raw.split('\r\n').map((line) => line.length));
  expect(longest).toBeLessThanOrEqual(998);
  expect(mail.text).toContain(
    'Am Montag – größer geht’s nicht 🎉\nhttps://example.com/plan\n\n-- \nMö Berg\nThreadworks GmbH',
  );
  expect(mail.text).toMatch(
    /On Tue, 3 Mar 2026, 14:05, Jane Doe <jane@acme\.com> wrote:\n> When do we go live\?\n> Grüße, Jane/,
  );
  expect(mail.html).toContain('<a href="https://example.com/plan">');
  const row = await world.row(desk, id);
  expect(row).toMatchObject({ state: 'sent', threadId, attempts: 1, error: null });
  expect(mail.messageId).toBe(`<${row.rfcMessageId}>`);
  const stored = await world.as(desk.org.member, (ctx) =>
    ctx.tx
      .select()
      .from(messages)
      .where(eq(messages.id, row.messageId ?? '')),
  );
  expect(stored).toMatchObject([{ threadId, outgoing: true, rfcMessageId: row.rfcMessageId }]);
});

test('the copy from the mailbox’s sent mails is the same mail', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const id = await world.answer(desk, messageId, { body: 'On Monday.' });
  await world.deliver(desk, id);
  const copy = world.server.arrived[0]?.raw.split('\r\n') ?? [];
  await expect(world.receive(desk, copy)).rejects.toThrow('duplicate');
});

test('nothing internal goes along, and nobody but those whom the answered mail names', async () => {
  const desk = await world.desk();
  const canary = 'CANARY-7719';
  await world.as(desk.org.member, (ctx) =>
    writeNote(ctx, { customerId: desk.customerId, body: `${canary} the CFO leaves` } as never),
  );
  const secret = incoming(desk, [], `${canary}-OTHER price list`).map((line) =>
    line.replace('first@acme.com', 'other@acme.com').replace('cy@acme.com', 'rival@other.com'),
  );
  await world.receive(desk, [...secret.slice(0, 6), 'References: <first@acme.com>', ...secret.slice(6)]);
  const { messageId, threadId } = await world.receive(desk, incoming(desk));
  await world.as(desk.org.member, (ctx) =>
    writeNote(ctx, { customerId: desk.customerId, thread: { threadId }, body: canary } as never),
  );
  const id = await world.answer(desk, messageId, { body: 'On Monday.', mode: 'reply_all' });
  await world.deliver(desk, id);
  const [arrived] = world.server.arrived;
  const decoded = `${arrived?.raw}${arrived?.mail.text}${arrived?.mail.html}`;
  expect(decoded).not.toContain(canary);
  expect(decoded).not.toContain('rival');
  for (const internal of [desk.customerId, desk.org.id, id, threadId, messageId, desk.mailboxId])
    expect(decoded).not.toContain(internal);
  expect(arrived?.to).toEqual(['jane@acme.com', 'bo@acme.com', 'cy@acme.com']);
  const headers = [...(arrived?.mail.headers.keys() ?? [])].sort();
  expect(headers).toEqual(
    [
      'cc',
      'content-type',
      'date',
      'from',
      'in-reply-to',
      'message-id',
      'mime-version',
      'references',
      'subject',
      'to',
    ].sort(),
  );
});

test('a blind copy stands on the envelope alone', async () => {
  const desk = await world.desk();
  const draft = await world.as(desk.org.member, (ctx) =>
    startDraft(ctx, { mode: 'new', to: [{ address: 'jane@acme.com', name: 'Jane "J" Doe' }] }),
  );
  const hidden = { address: 'quiet@partner.com', name: '' };
  const saved = await world.as(desk.org.member, (ctx) =>
    saveDraft(ctx, {
      ...{ id: draft.id, version: draft.version, mailboxId: desk.mailboxId, to: draft.to, cc: [], bcc: [hidden] },
      ...{ subject: 'Hi\r\nBcc: x@y.z', body: 'Hello' },
    }),
  );
  await world.as(desk.org.member, (ctx) => sendDraft(ctx, { id: draft.id, version: saved.version }));
  await world.deliver(desk, draft.id);
  const [arrived] = world.server.arrived;
  expect(arrived?.to).toEqual(['jane@acme.com', 'quiet@partner.com']);
  expect(arrived?.raw).not.toContain('quiet@partner.com');
  expect(arrived?.raw).not.toMatch(/^bcc:/im);
  expect(arrived?.mail.subject).toBe('Hi Bcc: x@y.z');
  expect(arrived?.mail.inReplyTo).toBeUndefined();
});

test('a mail that is passed on names no conversation of those who did not take part', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const draft = await world.as(desk.org.member, (ctx) => startDraft(ctx, { mode: 'forward', answersId: messageId }));
  expect(draft).toMatchObject({ to: [], cc: [], subject: 'Fwd: Go-live für März' });
  expect(draft.quote).toContain('From: Jane Doe <jane@acme.com>');
});

test('within ten seconds a mail is taken back and never goes out; afterwards it is too late', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const id = await world.answer(desk, messageId, { body: 'On Monday.' });
  await deliverDraft(world.runtime, world.outward(), { orgId: desk.org.id, draftId: id });
  expect(world.server.arrived).toEqual([]);
  await world.as(desk.org.member, (ctx) => takeBackDraft(ctx, { id }));
  await world.deliver(desk, id);
  expect([world.server.arrived.length, await state(desk, id)]).toEqual([0, 'draft']);
  const { version } = await world.row(desk, id);
  await world.as(desk.org.member, (ctx) => sendDraft(ctx, { id, version }));
  await world.deliver(desk, id);
  expect(world.server.arrived).toHaveLength(1);
  await expect(world.as(desk.org.member, (ctx) => takeBackDraft(ctx, { id }))).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('of several workers one sends, however often they are told to', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const id = await world.answer(desk, messageId, { body: 'On Monday.' });
  await Promise.all([1, 2, 3, 4].map(() => world.deliver(desk, id)));
  await sweepDrafts(world.outward()).run(world.runtime);
  expect(world.server.arrived).toHaveLength(1);
});

test('a server that says no is told to the writer in its own words; sent again, it is the same mail', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const id = await world.answer(desk, messageId, { body: 'On Monday.' });
  world.server.next.refuse = 'Jane is unknown here';
  await world.deliver(desk, id);
  const failed = await world.row(desk, id);
  expect(failed).toMatchObject({ state: 'failed', body: 'On Monday.' });
  expect(failed.error).toMatch(/^refused .*Jane is unknown here/);
  await world.as(desk.org.member, (ctx) => sendDraft(ctx, { id, version: failed.version }));
  await world.deliver(desk, id);
  expect(world.server.arrived[0]?.mail.messageId).toBe(`<${failed.rfcMessageId}>`);
});

test('cut off after the server has it, a mail counts as perhaps gone, and is found again by its copy', async () => {
  world.setClock(new Date().toISOString());
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const id = await world.answer(desk, messageId, { body: 'On Monday.' });
  world.server.next.silence = true;
  await world.deliver(desk, id);
  expect([await state(desk, id), world.server.arrived.length]).toEqual(['unsure', 1]);
  await sweepDrafts(world.outward()).run(world.runtime);
  expect([await state(desk, id), world.server.arrived.length]).toEqual(['unsure', 1]);
  await world.receive(desk, world.server.arrived[0]?.raw.split('\r\n') ?? []);
  await sweepDrafts(world.outward()).run(world.runtime);
  expect([await state(desk, id), world.server.arrived.length]).toEqual(['sent', 1]);
});

test('killed between sending and marking, a mail is not sent again unasked', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const id = await world.answer(desk, messageId, { body: 'On Monday.' });
  // As a worker leaves it that has sent and dies before it has said so, five minutes ago.
  await world.as(desk.org.system, (ctx) =>
    ctx.tx
      .update(mailDrafts)
      .set({ state: 'sending', sendingSince: sql`clock_timestamp() - interval '6 minutes'`, attempts: 1 })
      .where(eq(mailDrafts.id, id)),
  );
  await sweepDrafts(world.outward()).run(world.runtime);
  await sweepDrafts(world.outward()).run(world.runtime);
  expect([await state(desk, id), world.server.arrived.length]).toEqual(['unsure', 0]);
});

test('a mail whose worker has died while it waited goes out with the next look', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const id = await world.answer(desk, messageId, { body: 'On Monday.' });
  const late = { sendAt: sql`clock_timestamp() - interval '1 minute'` };
  await world.as(desk.org.system, (ctx) => ctx.tx.update(mailDrafts).set(late).where(eq(mailDrafts.id, id)));
  await sweepDrafts(world.outward()).run(world.runtime);
  expect([await state(desk, id), world.server.arrived.length]).toEqual(['sent', 1]);
});
