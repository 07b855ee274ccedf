import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { mailboxes, mailboxPeople } from '../../mailboxes/schema.js';
import { ensureMailbox } from '../../mailboxes/service.js';
import type { Actor } from '../../platform/db/in-org.js';
import { mailDrafts } from '../schema.js';
import {
  attachFile,
  ContentGone,
  discardDraft,
  getDraft,
  listDrafts,
  removeDraftFile,
  restoreDraft,
  saveDraft,
  sendDraft,
  startDraft,
  takeBackDraft,
} from '../service.js';
import { type Desk, useWriting } from '../writing.fixture.js';

const world = useWriting();

const incoming = (desk: Desk, id = 'first') => [
  'From: Jane Doe <jane@acme.com>',
  `To: ${desk.address}`,
  'Subject: Go-live',
  'Date: Tue, 3 Mar 2026 14:05:00 +0100',
  `Message-ID: <${id}@acme.com>`,
  '',
  'When?',
];
const begin = (actor: Actor) =>
  world.as(actor, (ctx) => startDraft(ctx, { mode: 'new', to: [{ address: 'jane@acme.com', name: '' }] }));
const text = (desk: Desk, draft: { id: string; version: number }, body: string) => ({
  ...{ id: draft.id, version: draft.version, mailboxId: desk.mailboxId, to: [], cc: [], bcc: [], subject: 'Hi', body },
});

test('a draft is its writer’s alone: nobody else reads, changes, sends or finds it', async () => {
  const [desk, other] = [await world.desk(), await world.desk()];
  const { id, version } = await begin(desk.org.member);
  for (const actor of [desk.org.owner, desk.org.admin, desk.org.colleague, other.org.member]) {
    for (const verb of [getDraft, discardDraft, restoreDraft, takeBackDraft])
      await expect(world.as(actor, (ctx) => verb(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
    await expect(world.as(actor, (ctx) => sendDraft(ctx, { id, version }))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await world.as(actor, (ctx) => listDrafts(ctx, { limit: 50 }))).items).toEqual([]);
  }
  for (const actor of [desk.org.readOnly, desk.org.contractor])
    await expect(world.as(actor, (ctx) => getDraft(ctx, { id }))).rejects.toMatchObject({ code: 'forbidden' });
});

test('mail is answered by those who see it, and from a mailbox that they write from', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const start = (actor: Actor, mailboxId?: string) =>
    world.as(actor, (ctx) => startDraft(ctx, { mode: 'reply', answersId: messageId, mailboxId }));
  for (const actor of [desk.org.owner, desk.org.colleague])
    await expect(start(actor)).rejects.toMatchObject({ code: 'not_found' });
  await expect(begin(desk.org.colleague)).rejects.toMatchObject({ code: 'invalid' });
  const shared = await world.as(desk.org.system, (ctx) =>
    ensureMailbox(ctx, { address: 'support@team.example', kind: 'shared' }),
  );
  await expect(start(desk.org.member, shared.id)).rejects.toMatchObject({ code: 'not_found' });
  await world.as(desk.org.system, (ctx) =>
    ctx.tx.insert(mailboxPeople).values({
      ...{ orgId: desk.org.id, mailboxId: shared.id, personId: desk.org.member.personId, createdAt: ctx.now },
    }),
  );
  const answer = await start(desk.org.member, shared.id);
  expect(answer).toMatchObject({ mailbox: { address: 'support@team.example' }, to: [{ address: 'jane@acme.com' }] });
  expect((await start(desk.org.member)).id).toBe(answer.id);
});

test('of two tabs none writes over the other unseen', async () => {
  const desk = await world.desk();
  const draft = await begin(desk.org.member);
  const save = (version: number, body: string) =>
    world.as(desk.org.member, (ctx) => saveDraft(ctx, text(desk, { id: draft.id, version }, body)));
  const saved = await save(draft.version, 'one');
  await expect(save(draft.version, 'two')).rejects.toMatchObject({ code: 'conflict', details: { version: 2 } });
  await expect(
    world.as(desk.org.member, (ctx) => sendDraft(ctx, { id: draft.id, version: draft.version })),
  ).rejects.toMatchObject({ code: 'conflict' });
  expect(await save(saved.version, 'three')).toMatchObject({ body: 'three', version: 3 });
});

test('a mail to nobody is not sent, one with a bad address is not kept', async () => {
  const desk = await world.desk();
  const draft = await begin(desk.org.member);
  const bad = { ...text(desk, draft, 'x'), to: [{ address: 'jäne@acme.com', name: '' }] };
  await expect(world.as(desk.org.member, (ctx) => saveDraft(ctx, bad))).rejects.toMatchObject({ code: 'invalid' });
  const saved = await world.as(desk.org.member, (ctx) => saveDraft(ctx, text(desk, draft, 'x')));
  await expect(
    world.as(desk.org.member, (ctx) => sendDraft(ctx, { id: draft.id, version: saved.version })),
  ).rejects.toMatchObject({ code: 'invalid' });
});

test('a discarded draft leaves the list and is restored as it was', async () => {
  const desk = await world.desk();
  const draft = await begin(desk.org.member);
  const listed = async () => (await world.as(desk.org.member, (ctx) => listDrafts(ctx, { limit: 50 }))).items.length;
  await world.as(desk.org.member, (ctx) => discardDraft(ctx, { id: draft.id }));
  await world.as(desk.org.member, (ctx) => discardDraft(ctx, { id: draft.id }));
  expect(await listed()).toBe(0);
  expect(await world.as(desk.org.member, (ctx) => restoreDraft(ctx, { id: draft.id }))).toMatchObject({ to: draft.to });
  expect(await listed()).toBe(1);
});

test('drafts are read page by page, the latest first', async () => {
  const desk = await world.desk();
  for (const hour of ['10', '11', '12']) {
    world.setClock(`2026-03-10T${hour}:00:00.000Z`);
    await begin(desk.org.member);
  }
  const read = (cursor?: string) => world.as(desk.org.member, (ctx) => listDrafts(ctx, { limit: 2, cursor }));
  const first = await read();
  const second = await read(first.nextCursor ?? '');
  expect([...first.items, ...second.items].map(({ updatedAt }) => updatedAt.slice(11, 13))).toEqual(['12', '11', '10']);
});

test('files go along, up to 18 MB together, and are taken off again', async () => {
  const desk = await world.desk();
  const { id } = await begin(desk.org.member);
  const bytes = Buffer.from('%PDF-1.4 offer');
  const hash = 'a'.repeat(64);
  const storageKey = `${desk.org.id}/${id}`;
  await world.files.put(storageKey, { size: bytes.length, hash, read: () => Readable.from([bytes]) });
  const file = {
    draftId: id,
    name: '../Angebot März.pdf',
    type: 'application/pdf',
    size: bytes.length,
    hash,
    storageKey,
    found: false,
  };
  await world.as(desk.org.member, (ctx) => attachFile(ctx, file));
  const large = { ...file, size: 18 * 1024 * 1024, hash: 'b'.repeat(64) };
  await expect(world.as(desk.org.member, (ctx) => attachFile(ctx, large))).rejects.toMatchObject({
    code: 'limit_reached',
  });
  // Bytes that were found and let go of since are no file.
  const gone = { ...file, hash: 'c'.repeat(64), found: true };
  await expect(world.as(desk.org.member, (ctx) => attachFile(ctx, gone))).rejects.toThrow(ContentGone);
  const again = { ...file, found: true, name: 'two.pdf' };
  const second = await world.as(desk.org.member, (ctx) => attachFile(ctx, again));
  expect(second.files.map(({ name }) => name)).toEqual(['Angebot März.pdf', 'two.pdf']);
  const left = await world.as(desk.org.member, (ctx) => removeDraftFile(ctx, { id, position: 1 }));
  await world.as(desk.org.member, (ctx) => sendDraft(ctx, { id, version: left.version }));
  await world.deliver(desk, id);
  const [attached, ...more] = world.server.arrived[0]?.mail.attachments ?? [];
  expect([attached?.filename, attached?.contentType, attached?.content.equals(bytes), more.length]).toEqual([
    ...['Angebot März.pdf', 'application/pdf', true, 0],
  ]);
});

test('whoever loses the mailbox before the mail goes out is told, and the text stays', async () => {
  const desk = await world.desk();
  const { messageId } = await world.receive(desk, incoming(desk));
  const id = await world.answer(desk, messageId, { body: 'On Monday.' });
  await world.as(desk.org.system, (ctx) => ctx.tx.update(mailboxes).set({ removedAt: ctx.now }));
  await world.deliver(desk, id);
  expect(world.server.arrived).toEqual([]);
  expect(await world.row(desk, id)).toMatchObject({ state: 'failed', error: 'mailbox_lost', body: 'On Monday.' });
});

test('a conversation tells which of its mails its reader has begun to answer', async () => {
  const desk = await world.desk();
  const [first, other] = [
    await world.receive(desk, incoming(desk)),
    await world.receive(
      desk,
      incoming(desk, 'other').map((line) => line.replace('Go-live', 'Prices')),
    ),
  ];
  const answer = (answersId: string) =>
    world.as(desk.org.member, (ctx) => startDraft(ctx, { mode: 'reply', answersId }));
  const [{ id }] = [await answer(first.messageId), await answer(other.messageId), await begin(desk.org.member)];
  const { items } = await world.as(desk.org.member, (ctx) => listDrafts(ctx, { limit: 50, threadId: first.threadId }));
  expect(items).toMatchObject([{ id, answersId: first.messageId, threadId: first.threadId }]);
});

test('a thousand drafts are the most, and those that were discarded do not count', async () => {
  const desk = await world.desk();
  const { id } = await begin(desk.org.member);
  await world.as(desk.org.system, async ({ tx }) => {
    const [row] = await tx.select().from(mailDrafts).where(eq(mailDrafts.id, id));
    if (!row) throw new Error('The draft is gone.');
    await tx.insert(mailDrafts).values(Array.from({ length: 999 }, () => ({ ...row, id: newId() })));
  });
  await expect(begin(desk.org.member)).rejects.toMatchObject({ code: 'limit_reached' });
  await world.as(desk.org.member, (ctx) => discardDraft(ctx, { id }));
  expect(await begin(desk.org.member)).toMatchObject({ state: 'draft' });
});
