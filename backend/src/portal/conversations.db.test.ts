import type { PortalConversation, PortalHome } from '@threadline/shared/portal/schema';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CustomerBrowser } from '../../test/portal/browser.js';
import { goHome } from '../../test/portal/go-home.js';
import { type Company, type PortalWorld, startPortalWorld } from '../../test/portal/portal-world.js';
import { inOrg, systemOf } from '../platform/db/in-org.js';
import { throughPortal, type View } from '../platform/db/in-portal.js';

interface Listed {
  items: PortalConversation[];
  nextCursor: string | null;
}

let world: PortalWorld;
let acme: Company;
let browser: CustomerBrowser;
let companies = 0;

beforeAll(async () => {
  world = await startPortalWorld();
});
beforeEach(async () => {
  companies += 1;
  acme = await world.customer(`Acme ${companies}`, `acme-${companies}-talks.com`);
  browser = await world.signIn(acme.address);
});
afterAll(() => world?.stop());

const inside = <T>(work: Parameters<typeof inOrg<T>>[2]) =>
  inOrg(world.server.runtime, systemOf(world.office.org.id), work);
const list = async (input: object = {}) => (await browser.query<Listed>('conversations.list', input)).data;
const home = async () => (await browser.query<PortalHome>('visit.home')).data;
const subjects = ({ items }: { items: PortalConversation[] }) => items.map(({ subject }) => subject);

interface Given {
  /** The day of March on which it was sent. */
  day: number;
  from?: string;
  /** The subject of the conversation that it answers. */
  answers?: string;
}

/** A mail as it comes in, sent on the given day. */
async function mail(subject: string, { day, from = acme.address, answers }: Given): Promise<string> {
  const id = (about: string) => `${about}@${acme.id}.test`.replaceAll(' ', '-');
  const threadId = await world.mail({
    ...{ from, to: ['support@vendor.example'], subject, text: `About ${subject}`, id: id(subject) },
    ...(answers ? { replyTo: id(answers) } : {}),
  });
  const sentAt = new Date(Date.UTC(2026, 2, day)).toISOString();
  await inside(async ({ tx }) => {
    await tx.execute(sql`update messages set sent_at = ${sentAt}::timestamptz
      where thread_id = ${threadId} and subject = ${subject}`);
    await tx.execute(sql`update threads t set last_message_at = (select max(m.sent_at) from messages m
      where m.org_id = t.org_id and m.thread_id = t.id) where t.id = ${threadId}`);
  });
  return threadId;
}

/** A conversation that is shared with Acme. */
async function talk(subject: string, given: Given): Promise<string> {
  const threadId = await mail(subject, given);
  await world.team('threads.link', { thread: { threadId }, customerId: acme.id });
  await world.team('sharing.share', { customerId: acme.id, kind: 'conversation', id: threadId });
  return threadId;
}

async function pages(limit: number): Promise<string[][]> {
  const read: string[][] = [];
  let cursor: string | null = null;
  do {
    const page: Listed = await list({ limit, ...(cursor ? { cursor } : {}) });
    read.push(subjects(page));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return read;
}

test('with more conversations than a page holds, a customer sees the newest and reads on to the oldest', async () => {
  for (const day of [3, 1, 7, 5, 2, 6, 4]) await talk(`Day ${day}`, { day });
  expect(await pages(3)).toEqual([['Day 7', 'Day 6', 'Day 5'], ['Day 4', 'Day 3', 'Day 2'], ['Day 1']]);
  expect(subjects({ items: (await home()).conversations })).toEqual(['Day 7', 'Day 6', 'Day 5', 'Day 4', 'Day 3']);
  expect((await list()).nextCursor).toBeNull();
});

test('conversations of one instant are read on without a gap or a repetition', async () => {
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await talk(name, { day: 1 });
  const read = (await pages(2)).flat();
  expect([...read].sort()).toEqual(['Five', 'Four', 'One', 'Three', 'Two']);
});

test('a mail that arrives in an old conversation brings it to the top, one that the customer may not see does not', async () => {
  for (const day of [1, 2, 3]) await talk(`Day ${day}`, { day });
  await mail('Re: Day 1', { day: 10, answers: 'Day 1' });
  expect(subjects(await list())).toEqual(['Day 1', 'Day 3', 'Day 2']);
  await mail('Re: Day 2', { day: 11, from: 'partner@elsewhere.example', answers: 'Day 2' });
  expect(subjects(await list())).toEqual(['Day 1', 'Day 3', 'Day 2']);
  expect(await pages(1)).toEqual([['Day 1'], ['Day 3'], ['Day 2']]);
});

test('a conversation without a mail that may be seen does not show, and leaves no gap in a page', async () => {
  for (const day of [1, 2, 3]) await talk(`Day ${day}`, { day });
  for (const day of [4, 5, 6, 7, 8, 9]) await talk(`Hidden ${day}`, { day, from: `partner-${day}@elsewhere.example` });
  expect(await pages(2)).toEqual([['Day 3', 'Day 2'], ['Day 1']]);
  expect(subjects({ items: (await home()).conversations })).toEqual(['Day 3', 'Day 2', 'Day 1']);
});

test('a mail without a date counts by its coming', async () => {
  const old = await talk('Day 1', { day: 1 });
  await talk('Day 2', { day: 2 });
  await mail('Re: Day 1', { day: 1, answers: 'Day 1' });
  await inside(({ tx }) =>
    tx.execute(sql`update messages set sent_at = null where thread_id = ${old} and subject = 'Re: Day 1'`),
  );
  expect(subjects(await list())).toEqual(['Day 1', 'Day 2']);
});

test('what came since the last visit is told of old conversations too', async () => {
  for (const day of [11, 12, 13, 14, 15, 16]) await talk(`Day ${day}`, { day });
  const late = await mail('Day 1', { day: 1 });
  await talk('Day 2', { day: 2 });
  await goHome(world, acme);
  await inside(({ tx }) =>
    tx.execute(sql`update thread_shares set shared_at = shared_at - interval '1 day' where customer_id = ${acme.id}`),
  );
  await inside(({ tx }) =>
    tx.execute(sql`update messages set stored_at = stored_at - interval '1 day' where thread_id in
      (select thread_id from thread_shares where customer_id = ${acme.id}) or thread_id = ${late}`),
  );
  expect((await home()).sinceLastVisit.changes).toEqual([]);
  await mail('Re: Day 2', { day: 3, answers: 'Day 2' });
  await mail('Re: Day 11', { day: 12, from: 'partner@elsewhere.example', answers: 'Day 11' });
  await world.team('threads.link', { thread: { threadId: late }, customerId: acme.id });
  await world.team('sharing.share', { customerId: acme.id, kind: 'conversation', id: late });
  const { sinceLastVisit, conversations, nextThing } = await home();
  expect(sinceLastVisit.changes.map(({ title }) => title)).toEqual(['Day 1', 'Day 2']);
  expect(subjects({ items: conversations })).toEqual(['Day 16', 'Day 15', 'Day 14', 'Day 13', 'Day 12']);
  expect(nextThing).toMatchObject({ kind: 'conversation', conversation: { subject: 'Day 2', fresh: true } });
});

test('naming a thread opens nothing: neither another customer’s, nor one that is not shared', async () => {
  const theirs = await world.customer(`Other ${companies}`, `other-${companies}-talks.com`);
  const foreign = await mail('Theirs', { day: 1, from: theirs.address });
  await world.team('threads.link', { thread: { threadId: foreign }, customerId: theirs.id });
  await world.team('sharing.share', { customerId: theirs.id, kind: 'conversation', id: foreign });
  const shared = await talk('Shared', { day: 1 });
  const also = await talk('Shared too', { day: 2 });
  const unshared = await mail('Not shared', { day: 3 });
  const taken = await talk('Taken back', { day: 4 });
  await world.team('sharing.unshare', { customerId: acme.id, kind: 'conversation', id: taken });
  expect(await seenWhenNaming([foreign, unshared, taken])).toEqual([]);
  expect(await seenWhenNaming([])).toEqual([]);
  expect(await seenWhenNaming([shared, foreign, unshared, taken])).toEqual(['Shared']);
  expect(await seenWhenNaming(null)).toEqual(['Shared', 'Shared too']);
  for (const id of [foreign, unshared, taken])
    expect((await browser.query('conversations.get', { id })).status).toBe(404);
  expect((await browser.query('conversations.get', { id: also })).status).toBe(200);
});

/** The subjects of every mail that Acme's contact can read in the portal's role after naming these threads. */
function seenWhenNaming(threads: string[] | null): Promise<string[]> {
  const guest = { orgId: world.office.org.id, customerId: acme.id, contactId: acme.contact, since: null };
  const look = async ({ tx }: View) => {
    await tx.execute(sql`select set_config('app.portal_threads', ${threads ? `{${threads.join()}}` : ''}, true)`);
    const rows = await tx.execute<{ subject: string }>(sql`select subject from messages order by subject`);
    return rows.map(({ subject }) => subject);
  };
  return inside((ctx) => throughPortal(ctx, { ...guest, timeZone: 'UTC' }, { look }));
}

test('a page link of another list is refused with a sentence', async () => {
  for (const cursor of ['x', Buffer.from('["2026-13-01T00:00:00Z","x"]').toString('base64url')])
    expect((await browser.query('conversations.list', { cursor })).status).toBe(400);
});
