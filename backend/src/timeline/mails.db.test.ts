import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { mailboxes } from '../mailboxes/schema.js';
import type { Actor, Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import { useOffice } from '../tasks/office.fixture.js';
import { messageIdHash } from '../threads/message-id-hash.js';
import { mailboxMessages, messages, threadCustomerLinks, threadMessageIds, threads } from '../threads/schema.js';
import { storeMessage } from '../threads/service.js';
import { mailboxIn, mailOf } from '../threads/threads.fixture.js';
import { listTimeline } from './service.js';

const office = useOffice();

interface Mail {
  threadId: string;
  subject: string;
  owner?: Actor;
}

async function start() {
  const org = await office.organisation();
  const customerId = await office.customer(org, { assigned: [org.member, org.colleague] });
  const threadId = newId();
  await office.as(org.system, (ctx) =>
    ctx.tx
      .insert(threads)
      .values({ orgId: org.id, id: threadId, subject: 'Offer', canonicalSubject: 'offer', createdAt: ctx.now }),
  );
  const subjects = async (actor: Actor) => {
    const page = await office.as(actor, (ctx) => listTimeline(ctx, { customerId, limit: 50, kinds: ['email'] }));
    return page.items.map((item) => item.title);
  };
  return { org, customerId, threadId, subjects };
}

/** Stores a mail as an import does: in a shared mailbox, or in somebody's own. */
async function store(ctx: Ctx, { threadId, subject, owner }: Mail): Promise<void> {
  const { orgId, now } = ctx;
  const [id, mailboxId] = [newId(), newId()];
  const kind = owner ? 'personal' : 'shared';
  const ownerId = owner?.personId ?? null;
  await ctx.tx
    .insert(mailboxes)
    .values({ orgId, id: mailboxId, address: `${mailboxId}@x.test`, kind, ownerId, createdAt: now });
  await ctx.tx.insert(messages).values({
    orgId,
    id,
    threadId,
    subject,
    rfcMessageId: id,
    messageIdHash: id,
    contentHash: id,
    sentAt: now,
    fromName: 'Jane Doe',
    snippet: 'We would like',
    body: 'We would like',
    attachments: [],
    outgoing: false,
    shared: !owner,
    storedAt: now,
  });
  await ctx.tx.insert(mailboxMessages).values({ orgId, mailboxId, messageId: id, createdAt: now });
  await record(ctx, { name: 'message.stored', subject: { type: 'message', id }, threadId });
}

type Change = 'thread.linked' | 'thread.unlinked' | 'thread.link_restored';

async function change(
  ctx: Ctx,
  name: Change,
  { threadId, customerId }: { threadId: string; customerId: string },
): Promise<void> {
  const link = {
    orgId: ctx.orgId,
    id: newId(),
    threadId,
    customerId,
    reason: 'manual',
    evidence: {},
    confidence: 1,
    primary: true,
  } as const;
  if (name === 'thread.unlinked')
    await ctx.tx.execute(sql`update thread_customer_links set removed_at = now() where thread_id = ${threadId}`);
  else await ctx.tx.insert(threadCustomerLinks).values({ ...link, createdAt: ctx.now });
  await record(ctx, {
    name,
    subject: { type: 'thread', id: threadId },
    threadId,
    customerId,
    data: { subject: 'Offer' },
  });
}

test('a mail shows where its thread is linked, with the sender’s name', async () => {
  const { org, customerId, threadId, subjects } = await start();
  await office.as(org.system, (ctx) => change(ctx, 'thread.linked', { threadId, customerId }));
  await office.as(org.system, (ctx) => store(ctx, { threadId, subject: 'Hello' }));
  expect(await subjects(org.member)).toEqual(['Hello']);
  const page = await office.as(org.owner, (ctx) => listTimeline(ctx, { customerId, limit: 50, search: 'jane' }));
  expect(page.items).toMatchObject([
    { kind: 'email', from: 'Jane Doe', actor: null, threadId, customerFacing: true, system: false },
  ]);
});

test('linking shows all mails of a thread, unlinking hides them, and restoring shows each once', async () => {
  const { org, customerId, threadId, subjects } = await start();
  const place = { threadId, customerId };
  for (const subject of ['One', 'Two']) {
    await office.as(org.system, (ctx) => store(ctx, { threadId, subject }));
  }
  expect(await subjects(org.owner)).toEqual([]);
  await office.as(org.member, (ctx) => change(ctx, 'thread.linked', place));
  expect((await subjects(org.member)).sort()).toEqual(['One', 'Two']);
  await office.as(org.member, (ctx) => change(ctx, 'thread.unlinked', place));
  expect(await subjects(org.owner)).toEqual([]);
  await office.as(org.system, (ctx) => store(ctx, { threadId, subject: 'Three' }));
  expect(await subjects(org.owner)).toEqual([]);
  await office.as(org.member, (ctx) => change(ctx, 'thread.link_restored', place));
  expect((await subjects(org.member)).sort()).toEqual(['One', 'Three', 'Two']);
});

test('personal mail shows for its owner alone, and leaves the timeline when a colleague unlinks the thread', async () => {
  const { org, customerId, threadId, subjects } = await start();
  const place = { threadId, customerId };
  await office.as(org.system, (ctx) => store(ctx, { threadId, subject: 'Private', owner: org.colleague }));
  await office.as(org.member, (ctx) => change(ctx, 'thread.linked', place));
  expect(await subjects(org.colleague)).toEqual(['Private']);
  for (const actor of [org.member, org.owner, org.admin, org.readOnly]) expect(await subjects(actor)).toEqual([]);
  await office.as(org.member, (ctx) => change(ctx, 'thread.unlinked', place));
  expect(await subjects(org.colleague)).toEqual([]);
});

test('after reading mail for the whole organisation the writer has the writer’s own sight again', async () => {
  const { org, customerId, threadId } = await start();
  await office.as(org.member, async (ctx) => {
    await change(ctx, 'thread.linked', { threadId, customerId });
    const [row] = await ctx.tx.execute<{ role: string }>(sql`select current_setting('app.role') as role`);
    expect(row?.role).toBe('member');
  });
});

test('a person’s link is told on the timeline as a system event', async () => {
  const { org, customerId, threadId } = await start();
  await office.as(org.member, (ctx) => change(ctx, 'thread.linked', { threadId, customerId }));
  const page = await office.as(org.member, (ctx) =>
    listTimeline(ctx, { customerId, limit: 50, kinds: ['link_change'] }),
  );
  expect(page.items).toMatchObject([
    { title: 'Offer', system: true, event: 'thread.linked', actor: { id: org.member.personId } },
  ]);
});

test('a personal mail that is copied into a shared mailbox shows to everyone in scope', async () => {
  const { org, customerId, threadId, subjects } = await start();
  await office.as(org.system, (ctx) => change(ctx, 'thread.linked', { threadId, customerId }));
  const known = mailOf({ from: 'jane@acme.com', subject: 'Offer', references: ['root@acme.com'] });
  await office.as(org.system, ({ tx }) =>
    tx.insert(threadMessageIds).values({ orgId: org.id, messageIdHash: messageIdHash('root@acme.com'), threadId }),
  );
  const personal = await mailboxIn(office, org, { address: `colleague@${org.slug}.test`, kind: 'personal' });
  await office.as(org.system, (ctx) => storeMessage(ctx, known, { mailbox: personal, store: 'all' }));
  expect([await subjects(org.colleague), await subjects(org.member)]).toEqual([['Offer'], []]);
  const shared = await mailboxIn(office, org, { address: 'support@team.example' });
  await office.as(org.system, (ctx) => storeMessage(ctx, known, { mailbox: shared, store: 'all' }));
  for (const actor of [org.colleague, org.member, org.owner]) expect(await subjects(actor)).toEqual(['Offer']);
});
