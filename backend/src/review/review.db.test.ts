import { reviewPage } from '@threadline/shared/review/schema';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { customerContacts } from '../contacts/schema.js';
import { createContact } from '../contacts/service.js';
import { addDomain, getCustomer } from '../customers/service.js';
import { ensureMailbox } from '../mailboxes/service.js';
import { type Actor, type Ctx, inOrg } from '../platform/db/in-org.js';
import type { ParsedMail } from '../platform/mail/parse/index.js';
import { plainReading } from '../platform/mail/read/index.js';
import { context, get, link, storeMessage, unlink } from '../threads/service.js';
import { customerIn, eventsOf, hostThreadOf } from '../threads/threads.fixture.js';
import { reviewItems } from './schema.js';
import { list, resolve, resolveMany, reviewProjection, undo, undoMany } from './service.js';

const world = useWorld();

const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inOrg({ ...world.runtime, projections: [reviewProjection] }, actor, work);

function mailFrom(address: string, more: Partial<ParsedMail> = {}): ParsedMail {
  const id = `${Math.random().toString(36).slice(2)}@test`;
  const none = {
    inReplyTo: [],
    references: [],
    sender: null,
    replyTo: [],
    cc: [],
    html: null,
    attachments: [],
    warnings: [],
  };
  return {
    ...none,
    messageId: id,
    syntheticMessageId: `synthetic-${id}`,
    contentHash: id,
    date: '2026-03-01T10:00:00.000Z',
    from: { address, name: 'Jane Doe' },
    to: [{ address: 'support@team.example', name: '' }],
    subject: `Question ${id}`,
    text: 'Hello',
    reading: plainReading('Hello'),
    autoSubmitted: false,
    listId: null,
    ...more,
  };
}

async function receive(org: TestOrganisation, ...mails: ParsedMail[]): Promise<string[]> {
  const threadIds: string[] = [];
  for (const mail of mails) {
    const stored = await as(org.system, async (ctx) => {
      const mailbox = await ensureMailbox(ctx, { address: 'support@team.example' });
      return storeMessage(ctx, mail, { mailbox, store: 'all' });
    });
    threadIds.push('threadId' in stored ? stored.threadId : '');
  }
  return threadIds;
}

const groups = async (org: TestOrganisation) =>
  reviewPage.parse(await as(org.admin, (ctx) => list(ctx, { limit: 50 }))).items;

test('unknown senders wait by domain, free-mail ones by address, machines not at all', async () => {
  const org = await world.organisation();
  const near = await customerIn(world, org, { name: 'Acme Corporation' });
  await receive(
    org,
    mailFrom('jane@acme-corp.com'),
    mailFrom('Joe@mail.acme-corp.com', { date: '2026-03-02T10:00:00.000Z' }),
    mailFrom('someone@gmail.com', { date: '2026-03-03T10:00:00.000Z' }),
    mailFrom('list@news.com', { listId: 'news' }),
    mailFrom('mailer-daemon@bounce.com'),
    mailFrom('away@holiday.com', { autoSubmitted: true }),
  );
  const found = await groups(org);
  expect(found.map((group) => [group.key, group.domain, group.freeMail, group.threadCount])).toEqual([
    ['someone@gmail.com', 'gmail.com', true, 1],
    ['acme-corp.com', 'acme-corp.com', false, 2],
  ]);
  expect(found[1]).toMatchObject({
    suggestion: { id: near, name: 'Acme Corporation' },
    latestAt: '2026-03-02T10:00:00.000Z',
  });
  expect(found[1]?.senders.map((sender) => sender.address)).toEqual(['jane@acme-corp.com', 'joe@mail.acme-corp.com']);
  const first = await as(org.admin, (ctx) => list(ctx, { limit: 1 }));
  const second = await as(org.admin, (ctx) => list(ctx, { limit: 1, cursor: first.nextCursor ?? '' }));
  expect([...first.items, ...second.items].map((group) => group.key)).toEqual(found.map((group) => group.key));
  expect(second.nextCursor).toBeNull();
});

test('a new customer takes the domain, the senders and all threads, and undo gives everything back', async () => {
  const org = await world.organisation();
  const threadIds = await receive(org, mailFrom('jane@acme.com'), mailFrom('joe@acme.com'));
  const resolution = { action: 'create_customer' as const, name: 'Acme' };
  const made = await as(org.admin, (ctx) => resolve(ctx, { key: 'acme.com', resolution }));
  expect(made.threads).toBe(2);
  const customer = await as(org.owner, (ctx) => getCustomer(ctx, { id: made.customerId ?? '' }));
  expect(customer).toMatchObject({ name: 'Acme', domains: ['acme.com'] });
  for (const id of threadIds) {
    const thread = await as(org.owner, (ctx) => get(ctx, { id }));
    expect(thread.links.map((one) => one.customer.name)).toEqual(['Acme']);
    expect(thread.messages).toHaveLength(1);
  }
  expect(await groups(org)).toEqual([]);
  await receive(org, mailFrom('new@acme.com'));
  expect(await groups(org)).toEqual([]);
  await as(org.admin, (ctx) => undo(ctx, { batchId: made.batchId }));
  expect((await groups(org)).map((group) => [group.key, group.threadCount])).toEqual([['acme.com', 2]]);
  expect(await as(org.owner, (ctx) => getCustomer(ctx, { id: made.customerId ?? '' }))).toMatchObject({
    archivedAt: expect.any(String),
  });
  await expect(as(org.admin, (ctx) => undo(ctx, { batchId: made.batchId }))).rejects.toThrow('does not exist');
  const again = await as(org.admin, (ctx) => resolve(ctx, { key: 'acme.com', resolution }));
  expect(again.threads).toBe(2);
  expect(await eventsOf(world, org, 'review')).toEqual(['review.resolved', 'review.reopened', 'review.resolved']);
});

test('linking a group holds for later mail, and ignoring it silences it', async () => {
  const org = await world.organisation();
  const customerId = await customerIn(world, org, { name: 'Globex' });
  await receive(org, mailFrom('jane@gmail.com'), mailFrom('spam@spam.com'));
  await as(org.admin, (ctx) => resolve(ctx, { key: 'jane@gmail.com', resolution: { action: 'link', customerId } }));
  const ignored = await as(org.admin, (ctx) => resolve(ctx, { key: 'spam.com', resolution: { action: 'ignore' } }));
  await receive(org, mailFrom('jane@gmail.com'), mailFrom('other@spam.com'));
  expect(await groups(org)).toEqual([]);
  const seen = hostThreadOf({ participants: [{ address: 'jane@gmail.com', role: 'from' }] });
  expect(await as(org.owner, (ctx) => context(ctx, seen))).toMatchObject({
    customer: { id: customerId },
    link: { reason: 'rule' },
  });
  await as(org.admin, (ctx) => undo(ctx, { batchId: ignored.batchId }));
  expect((await groups(org)).map((group) => group.key)).toEqual(['spam.com']);
});

test('an item settles when its thread is linked by hand, and comes back when it is taken off', async () => {
  const org = await world.organisation();
  const customerId = await customerIn(world, org, { name: 'Globex', assigned: org.member });
  const mail = mailFrom('jane@acme.com');
  await receive(org, mail);
  const thread = { hostThread: hostThreadOf({ messageIds: [mail.messageId ?? ''] }) };
  await as(org.admin, (ctx) => link(ctx, { thread, customerId, primary: true }));
  expect(await groups(org)).toEqual([]);
  await as(org.member, (ctx) => unlink(ctx, { thread, customerId }));
  expect(await groups(org)).toHaveLength(1);
});

test('a group says whose it is by now, once its domain or address was added', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', assigned: org.member });
  await receive(org, mailFrom('jane@acme.com'), mailFrom('jane@gmail.com'), mailFrom('bob@globex.com'));
  await as(org.member, (ctx) => addDomain(ctx, { customerId: acme, domain: 'acme.com' }));
  const contact = { name: 'Jane', addresses: ['jane@gmail.com'], customers: [{ customerId: acme, role: null }] };
  await as(org.member, (ctx) => createContact(ctx, contact));
  const known = (await groups(org)).map(({ key, suggestion, known }) => [key, suggestion?.name ?? null, known]);
  expect(known.sort()).toEqual([
    ['acme.com', 'Acme', true],
    ['globex.com', null, false],
    ['jane@gmail.com', 'Acme', true],
  ]);
});

test('groups are counted, and searched by domain, sender and subject', async () => {
  const org = await world.organisation();
  await receive(
    org,
    mailFrom('jane@acme.com'),
    mailFrom('joe@acme.com'),
    mailFrom('bob@globex.com', { subject: 'Pricing' }),
  );
  const found = async (search: string) => {
    const page = reviewPage.parse(await as(org.admin, (ctx) => list(ctx, { limit: 50, search })));
    return [page.groupCount, page.threadCount, ...page.items.map((group) => group.key)];
  };
  expect(await found('')).toEqual([2, 3, 'globex.com', 'acme.com']);
  expect(await found('ACME')).toEqual([1, 2, 'acme.com']);
  expect(await found('joe@')).toEqual([1, 1, 'acme.com']);
  expect(await found('pric')).toEqual([1, 1, 'globex.com']);
  expect(await found('nothing such')).toEqual([0, 0]);
});

test('several groups are decided about at once, and taken back at once', async () => {
  const org = await world.organisation();
  await receive(org, mailFrom('a@one-two.com'), mailFrom('b@spam.com'), mailFrom('jane@gmail.com'));
  const many = {
    keys: ['one-two.com', 'jane@gmail.com', 'gone.com'],
    resolution: { action: 'create_customers' as const },
  };
  const made = await as(org.admin, (ctx) => resolveMany(ctx, many));
  expect(made).toMatchObject({ groups: 2, threads: 2 });
  expect((await groups(org)).map((group) => group.key)).toEqual(['spam.com']);
  const seen = hostThreadOf({ participants: [{ address: 'new@one-two.com', role: 'from' }] });
  expect(await as(org.owner, (ctx) => context(ctx, seen))).toMatchObject({ customer: { name: 'One Two' } });
  await as(org.admin, (ctx) => undoMany(ctx, { batchIds: made.batchIds }));
  expect(await groups(org)).toHaveLength(3);
  await expect(as(org.member, (ctx) => resolveMany(ctx, many))).rejects.toThrow('Your role does not allow this');
  await expect(as(org.admin, (ctx) => resolveMany(ctx, { ...many, keys: ['gone.com'] }))).rejects.toThrow('not exist');
});

test('a decision for now alone makes no rule for later mail', async () => {
  const org = await world.organisation();
  const customerId = await customerIn(world, org, { name: 'Globex' });
  await receive(org, mailFrom('jane@acme.com'), mailFrom('bob@spam.com'));
  const now = { action: 'link' as const, customerId, always: false };
  await as(org.admin, (ctx) => resolve(ctx, { key: 'acme.com', resolution: now }));
  await as(org.admin, (ctx) => resolve(ctx, { key: 'spam.com', resolution: { action: 'ignore', always: false } }));
  expect(await groups(org)).toEqual([]);
  await receive(org, mailFrom('joe@acme.com'), mailFrom('bill@spam.com'));
  expect((await groups(org)).map((group) => group.key).sort()).toEqual(['acme.com', 'spam.com']);
});

test('machines become no contacts of a customer that is created, and own domains are not offered', async () => {
  const org = await world.organisation();
  await receive(org, mailFrom('jane@acme.com'), mailFrom('joe@partner.com'));
  await as(org.system, async ({ tx }) => {
    await tx
      .update(reviewItems)
      .set({ senderAddress: 'no-reply@acme.com' })
      .where(eq(reviewItems.groupKey, 'acme.com'));
  });
  const resolution = { action: 'create_customer' as const, name: 'Acme' };
  const { customerId } = await as(org.admin, (ctx) => resolve(ctx, { key: 'acme.com', resolution }));
  const ofCustomer = eq(customerContacts.customerId, customerId ?? '');
  const made = await as(org.admin, ({ tx }) => tx.select().from(customerContacts).where(ofCustomer));
  expect(made).toEqual([]);
  await as(org.system, (ctx) => ensureMailbox(ctx, { address: 'sales@partner.com' }));
  expect(await groups(org)).toEqual([]);
});

test('only owner and admin see or decide, and only in their own organisation', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  await receive(org, mailFrom('jane@acme.com'));
  const ignore = { key: 'acme.com', resolution: { action: 'ignore' as const } };
  await expect(as(org.member, (ctx) => list(ctx, { limit: 50 }))).rejects.toThrow('Your role does not allow this');
  await expect(as(org.readOnly, (ctx) => resolve(ctx, ignore))).rejects.toThrow('Your role does not allow this');
  expect(await groups(other)).toEqual([]);
  await expect(as(other.owner, (ctx) => resolve(ctx, ignore))).rejects.toThrow('does not exist');
  const made = await as(org.owner, (ctx) => resolve(ctx, ignore));
  await expect(as(other.owner, (ctx) => undo(ctx, { batchId: made.batchId }))).rejects.toThrow('does not exist');
});
