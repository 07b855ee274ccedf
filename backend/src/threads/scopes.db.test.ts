import { linkThread, unlinkThread } from '@threadline/shared/threads/schema';
import { eq, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { assignments } from '../customers/schema.js';
import { addDomain } from '../customers/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { threadCustomerLinks, threads } from './schema.js';
import { get, storeMessage } from './service.js';
import { customerIn, mailboxIn, mailOf } from './threads.fixture.js';
import { context } from './verbs/context.js';
import { link } from './verbs/link.js';
import { unlink } from './verbs/unlink.js';

const world = useWorld();

type Row =
  | 'shared, assigned'
  | 'shared, elsewhere'
  | 'shared, unlinked'
  | 'personal'
  | 'bare, assigned'
  | 'bare, elsewhere'
  | 'bare, unlinked';
const all: Row[] = [
  'shared, assigned',
  'shared, elsewhere',
  'shared, unlinked',
  'personal',
  'bare, assigned',
  'bare, elsewhere',
  'bare, unlinked',
];
const without = (...rows: Row[]) => all.filter((row) => !rows.includes(row));

/** Threads of every kind: of a customer assigned to the member and the reader, of one that is not, and of none. */
async function everyKind(org: TestOrganisation) {
  const mine = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'], assigned: org.member });
  const other = await customerIn(world, org, { name: 'Globex', domains: ['globex.com'] });
  await world.as(org.system, ({ tx, now }) =>
    tx
      .insert(assignments)
      .values({ orgId: org.id, customerId: mine, personId: org.readOnly.personId, kind: 'assigned', createdAt: now }),
  );
  const shared = await mailboxIn(world, org, { address: 'support@team.example' });
  const personal = await mailboxIn(world, org, { address: `colleague@${org.slug}.test`, kind: 'personal' });
  const store = (from: string, subject: Row, mailbox = shared) =>
    world.as(org.system, (ctx) => storeMessage(ctx, mailOf({ from, subject }), { mailbox, store: 'all' }));
  await store('jane@acme.com', 'shared, assigned');
  await store('bob@globex.com', 'shared, elsewhere');
  await store('eve@stranger.com', 'shared, unlinked');
  await store('jane@acme.com', 'personal', personal);
  await bare(org, 'bare, assigned', mine);
  await bare(org, 'bare, elsewhere', other);
  await bare(org, 'bare, unlinked', null);
}

/** A thread of which no mail is stored. */
async function bare(org: TestOrganisation, subject: Row, customerId: string | null): Promise<void> {
  const id = newId();
  await world.as(org.system, async ({ tx, now }) => {
    await tx.insert(threads).values({ orgId: org.id, id, subject, canonicalSubject: subject, createdAt: now });
    if (!customerId) return;
    const link = {
      orgId: org.id,
      id: newId(),
      threadId: id,
      customerId,
      reason: 'manual',
      evidence: {},
      confidence: 1,
    } as const;
    await tx.insert(threadCustomerLinks).values({ ...link, primary: true, createdAt: now });
  });
}

const inReach: Row[] = ['shared, assigned', 'bare, assigned'];
const sights: [keyof TestOrganisation, Row[]][] = [
  ['owner', without('personal', 'bare, unlinked')],
  ['admin', without('personal', 'bare, unlinked')],
  ['member', inReach],
  ['colleague', ['personal']],
  ['contractor', []],
  ['readOnly', inReach],
  ['system', all],
];

const subjectsOf = async (actor: Actor): Promise<string[]> => {
  const rows = await world.as(actor, ({ tx }) => tx.select({ subject: threads.subject }).from(threads));
  return rows.map((row) => row.subject).sort();
};

test('the subject of a thread is read by those who may read its mail, and by nobody else', async () => {
  const org = await world.organisation();
  await everyKind(org);
  for (const [role, rows] of sights)
    expect([role, await subjectsOf(org[role] as Actor)]).toEqual([role, [...rows].sort()]);
});

const rowsIn = async (actor: Actor): Promise<Record<string, number>> => {
  const names = ['customers', 'customer_domains', 'thread_customer_links', 'messages', 'message_participants'];
  const counts = await world.as(actor, async ({ tx }) => {
    const found: [string, number][] = [];
    for (const name of names) {
      const [row] = await tx.execute<{ rows: number }>(sql`select count(*)::int as rows from ${sql.identifier(name)}`);
      found.push([name, row?.rows ?? 0]);
    }
    return found;
  });
  return Object.fromEntries(counts);
};

test('every role sees the rows of its scope in each table that mail is kept in', async () => {
  const org = await world.organisation();
  await everyKind(org);
  const counts = (customers: number, customer_domains: number, links: number, mails: number) => ({
    ...{ customers, customer_domains, thread_customer_links: links, messages: mails, message_participants: 2 * mails },
  });
  expect(await rowsIn(org.owner)).toEqual(counts(2, 2, 5, 3));
  expect(await rowsIn(org.admin)).toEqual(counts(2, 2, 5, 3));
  expect(await rowsIn(org.member)).toEqual(counts(1, 1, 3, 1));
  expect(await rowsIn(org.colleague)).toEqual(counts(0, 0, 0, 1));
  expect(await rowsIn(org.contractor)).toEqual(counts(0, 0, 0, 0));
  expect(await rowsIn(org.readOnly)).toEqual(counts(2, 2, 5, 1));
  expect(await rowsIn(org.system)).toEqual(counts(2, 2, 5, 4));
  const elsewhere = await world.organisation();
  expect(await rowsIn(elsewhere.owner)).toEqual(counts(0, 0, 0, 0));
});

test('a link opens no mail that one does not see to a customer whose people take no part in it', async () => {
  const org = await world.organisation();
  await everyKind(org);
  const own = await customerIn(world, org, { name: 'Own', domains: ['own.com'], assigned: org.member });
  const messageIds = [mailOf({ from: 'bob@globex.com', subject: 'shared, elsewhere' }).messageId ?? ''];
  const hostThread = { mailbox: 'me@mail.example', host: 'gmail' as const, participants: [], messageIds };
  const linkIt = (actor: Actor) =>
    world.as(actor, (ctx) => link(ctx, linkThread.parse({ thread: { hostThread }, customerId: own })));
  const before = await rowsIn(org.member);
  await expect(linkIt(org.member)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await rowsIn(org.member)).toEqual(before);
  const [thread] = await world.as(org.system, ({ tx }) =>
    tx.select().from(threads).where(sql`subject = 'shared, elsewhere'`),
  );
  const [linked] = await world.as(org.system, ({ tx }) =>
    tx
      .select()
      .from(threadCustomerLinks)
      .where(eq(threadCustomerLinks.threadId, thread?.id ?? '')),
  );
  const customerId = linked?.customerId ?? '';
  await world.as(org.owner, (ctx) => unlink(ctx, unlinkThread.parse({ thread: { threadId: thread?.id }, customerId })));
  // Taken from a customer on purpose, and nobody's now: an id alone opens it as little as before.
  await expect(linkIt(org.member)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await rowsIn(org.member)).toEqual(before);
  await world.as(org.owner, (ctx) => addDomain(ctx, { customerId: own, domain: 'globex.com' }));
  await linkIt(org.member);
  expect((await rowsIn(org.member)).messages).toBe(2);
});

test('who may not read a thread’s mail still finds its customer from the open mail, by id alone', async () => {
  const org = await world.organisation();
  await everyKind(org);
  const [thread] = await world.as(org.system, ({ tx }) => tx.select().from(threads).where(sql`subject = 'personal'`));
  const messageIds = [mailOf({ from: 'jane@acme.com', subject: 'personal' }).messageId ?? ''];
  const open = { mailbox: 'me@mail.example', host: 'gmail' as const, participants: [], messageIds };
  for (const actor of [org.member, org.readOnly, org.owner]) {
    const answer = await world.as(actor, (ctx) => context(ctx, open));
    expect(answer).toMatchObject({ state: 'linked', threadId: thread?.id, customer: { name: 'Acme' } });
    await expect(world.as(actor, (ctx) => get(ctx, { id: thread?.id ?? '' }))).rejects.toThrow('does not exist');
  }
});
