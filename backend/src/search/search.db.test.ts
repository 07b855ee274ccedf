import type { SearchHit } from '@threadline/shared/search/schema';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { archiveCustomer, createCustomer } from '../customers/service.js';
import { mailboxes } from '../mailboxes/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { tasks } from '../tasks/schema.js';
import { mailboxMessages, messages, threadCustomerLinks, threads } from '../threads/schema.js';
import { searchEverything } from './service.js';

const world = useWorld();

const hits = async (actor: Actor, q: string, limit = 8) =>
  (await world.as(actor, (ctx) => searchEverything(ctx, { q, limit }))).hits;
const titles = async (actor: Actor, q: string, kind?: SearchHit['kind']) =>
  (await hits(actor, q)).filter((hit) => kind === undefined || hit.kind === kind).map(({ title }) => title);

const newCustomer = (org: TestOrganisation, name: string, ownerId?: string) =>
  world.as(org.owner, (ctx) =>
    createCustomer(ctx, {
      ...{ name, ownerId, domains: [`${name.toLowerCase()}.com`] },
      contact: { name: `Zoe ${name}`, address: `zoe@${name.toLowerCase()}.com` },
    }),
  );

async function newTask(
  org: TestOrganisation,
  customerId: string,
  more: Partial<typeof tasks.$inferInsert> = {},
): Promise<void> {
  const row = { orgId: org.id, id: newId(), customerId, title: 'Zoom training', createdAt: new Date() };
  await world.as(org.owner, (ctx) => ctx.tx.insert(tasks).values({ ...row, ...more }));
}

interface Mail {
  subject: string;
  customerId?: string;
  shared?: boolean;
  /** Whose personal mailbox it lies in. */
  ownerId?: string;
}

async function newThread(org: TestOrganisation, mail: Mail): Promise<void> {
  const { subject, customerId, shared = true, ownerId = null } = mail;
  const [threadId, messageId, mailboxId, createdAt] = [newId(), newId(), newId(), new Date()];
  await world.as(org.system, async ({ tx }) => {
    await tx
      .insert(threads)
      .values({ orgId: org.id, id: threadId, subject, canonicalSubject: subject, messageCount: 1, createdAt });
    await tx.insert(messages).values({
      ...{
        orgId: org.id,
        id: messageId,
        threadId,
        rfcMessageId: messageId,
        messageIdHash: messageId,
        contentHash: 'x',
      },
      ...{ subject, snippet: '', body: '', attachments: [], outgoing: false, shared, storedAt: createdAt },
    });
    const kind = shared ? ('shared' as const) : ('personal' as const);
    await tx
      .insert(mailboxes)
      .values({ orgId: org.id, id: mailboxId, address: `${mailboxId}@x.test`, kind, ownerId, createdAt });
    await tx.insert(mailboxMessages).values({ orgId: org.id, mailboxId, messageId, createdAt });
    if (!customerId) return;
    const link = { reason: 'manual' as const, evidence: {}, confidence: 1, primary: true, createdAt };
    await tx.insert(threadCustomerLinks).values({ orgId: org.id, id: newId(), threadId, customerId, ...link });
  });
}

test('one letter finds customers, contacts, tasks and threads by their beginning', async () => {
  const org = await world.organisation();
  const { id } = await newCustomer(org, 'Zenith');
  await newCustomer(org, 'Acme');
  await newTask(org, id);
  await newThread(org, { subject: 'Zero downtime', customerId: id });
  expect(await hits(org.owner, 'Z')).toMatchObject([
    { kind: 'customer', title: 'Zenith', detail: 'zenith.com', customerId: id },
    { kind: 'contact', title: 'Zoe Acme', detail: 'zoe@acme.com' },
    { kind: 'contact', title: 'Zoe Zenith', detail: 'zoe@zenith.com', customerId: id },
    { kind: 'task', title: 'Zoom training', detail: 'Zenith', customerId: id },
    { kind: 'thread', title: 'Zero downtime', detail: 'Zenith', customerId: id },
  ]);
  expect(await hits(org.owner, 'Z', 1)).toHaveLength(4);
  expect(await hits(org.owner, '')).toEqual([]);
});

test('a beginning beats an inner match, which beats likeness; open tasks come before done ones', async () => {
  const org = await world.organisation();
  const { id } = await newCustomer(org, 'Acme');
  await newTask(org, id, { title: 'Send the contract' });
  await newTask(org, id, { title: 'Contract sent', status: 'done' });
  await newTask(org, id, { title: 'Contract draft' });
  await newTask(org, id, { title: 'Contrakt review' });
  await newTask(org, id, { title: 'Contract gone', removedAt: new Date() });
  expect(await titles(org.owner, 'contract')).toEqual([
    'Contract draft',
    'Contract sent',
    'Send the contract',
    'Contrakt review',
  ]);
  expect(await titles(org.owner, 'contrcat', 'task')).toContain('Contract draft');
});

test('a search reaches as far as the role does', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const north = await newCustomer(org, 'North', org.member.personId);
  const south = await newCustomer(org, 'Nosouth');
  await newTask(org, north.id, { title: 'No delay', assigneeId: org.contractor.personId });
  await newTask(org, north.id, { title: 'No second' });
  await newTask(org, south.id, { title: 'No way' });
  await newThread(org, { subject: 'Nonsense', customerId: north.id });
  await newThread(org, { subject: 'Not here', customerId: south.id });
  const all = ['No delay', 'No second', 'No way', 'Nonsense', 'North', 'Nosouth', 'Not here'];
  expect((await titles(org.owner, 'no')).toSorted()).toEqual(all);
  expect((await titles(org.member, 'no')).toSorted()).toEqual(['No delay', 'No second', 'Nonsense', 'North']);
  expect((await titles(org.member, 'north')).toSorted()).toEqual(['North', 'Zoe North']);
  expect(await titles(org.colleague, 'no')).toEqual([]);
  expect((await titles(org.contractor, 'no')).toSorted()).toEqual(['No delay', 'North']);
  expect((await hits(org.contractor, 'north')).map(({ kind, detail }) => [kind, detail])).toEqual([
    ['customer', null],
    ['contact', null],
  ]);
  expect(await titles(org.readOnly, 'no', 'thread')).toEqual([]);
  expect((await titles(org.readOnly, 'no', 'customer')).toSorted()).toEqual(['North', 'Nosouth']);
  for (const q of ['n', 'no', 'north', 'zoe', 'nrth']) expect(await titles(other.owner, q)).toEqual([]);
});

test("mail of a personal mailbox is found by its owner alone, not by the organisation's owner", async () => {
  const org = await world.organisation();
  const { id } = await newCustomer(org, 'Acme', org.member.personId);
  await newThread(org, { subject: 'Private matter', customerId: id, shared: false, ownerId: org.member.personId });
  await newThread(org, { subject: 'Private unlinked', shared: false, ownerId: org.member.personId });
  expect((await titles(org.member, 'priv')).toSorted()).toEqual(['Private matter', 'Private unlinked']);
  for (const actor of [org.owner, org.admin, org.colleague, org.readOnly])
    expect(await titles(actor, 'priv')).toEqual([]);
});

test('archived customers and removed contacts are not found', async () => {
  const org = await world.organisation();
  const { id } = await newCustomer(org, 'Quartz');
  await world.as(org.owner, (ctx) => archiveCustomer(ctx, { id }));
  await world.as(org.owner, (ctx) => ctx.tx.execute(sql`update contacts set removed_at = now()`));
  for (const q of ['q', 'quartz', 'quarz', 'zoe', 'zoe@quartz']) expect(await titles(org.owner, q)).toEqual([]);
});

test.each(['%', '_', '\\', "'; drop table people; --", '(', '\u{10FFFF}', 'ß', 'İ', ' '])(
  'typing %j breaks nothing',
  async (q) => {
    const org = await world.organisation();
    await newCustomer(org, 'Acme');
    expect(await titles(org.owner, q)).toEqual([]);
  },
);
