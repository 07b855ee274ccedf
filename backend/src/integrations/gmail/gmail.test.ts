import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GmailServer, startGmailServer } from '../../../test/gmail-server/gmail-server.js';
import { idsOf, keptConnection, textOf } from '../../../test/open-mailbox.js';
import { mailOf } from '../../../test/vendor-server/mail-head.js';
import type { Changes, Cursor, MailSession } from '../../mail-sync/port.js';
import { createGmailDoor } from './door.js';
import { allMail } from './gmail-reading.js';

let gmail: GmailServer;
let me = 0;
beforeAll(async () => {
  gmail = await startGmailServer();
});
afterAll(() => gmail.close());
beforeEach(() => {
  gmail.faults.clear();
  gmail.grants.rotation = 'never';
});

const doorTo = () => createGmailDoor({ standIn: gmail.address, pauseMs: 5 });
const mail = (id: string, from = 'jane@acme.com') => mailOf({ from, to: 'me@ours.com', id });

async function connected(settings = {}) {
  me += 1;
  const address = `me${me}@ours.com`;
  const connection = keptConnection(gmail.connect(address), gmail.client, settings);
  return { address, mailbox: gmail.mailbox(address), connection, session: await connection.open(doorTo()) };
}

async function backFillAll(session: MailSession, want = { from: null as string | null, limit: 10 }) {
  const pages: string[][] = [];
  let cursor: Cursor | null = null;
  do {
    const page = await session.backFill(allMail, cursor, want);
    pages.push(idsOf(page.mails));
    cursor = page.cursor;
  } while (cursor);
  return pages;
}

const cursorNow = async (session: MailSession) => ((await session.changes(allMail, null)) as Changes).cursor;
const changesFrom = async (session: MailSession, cursor: Cursor) => (await session.changes(allMail, cursor)) as Changes;

test('old mail comes newest first, page by page, without drafts, spam, trash and chats', async () => {
  const { mailbox, session } = await connected();
  for (let at = 1; at <= 25; at += 1) mailbox.deliver(mail(`m${at}`));
  for (const label of ['DRAFT', 'SPAM', 'TRASH', 'CHAT']) mailbox.deliver(mail(label), { labels: [label] });
  const pages = await backFillAll(session);
  expect(pages.map(({ length }) => length)).toEqual([10, 10, 5]);
  expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, at) => `m${25 - at}`));
  const { total } = await session.backFill(allMail, null, { from: null, limit: 10 });
  expect(total).toBe(26);
});

test('only mail from the wanted day on is asked for, and what is known is not fetched', async () => {
  const { mailbox, session } = await connected();
  mailbox.deliver(mail('old'), { at: '2025-12-31T23:00:00Z' });
  const known = mailbox.deliver(mail('known'), { at: '2026-01-02T10:00:00Z' });
  mailbox.deliver(mail('new'), { at: '2026-01-01T00:00:00Z' });
  const before = gmail.asked.length;
  const page = await session.backFill(allMail, null, {
    ...{ from: '2026-01-01', limit: 10 },
    known: async () => new Set([known]),
  });
  expect(idsOf(page.mails)).toEqual(['new']);
  expect(gmail.asked.slice(before).filter((one) => one.includes(known))).toEqual([]);
});

test('what comes, goes to trash, comes back and is deleted is told by the history, page by page', async () => {
  const { mailbox, session } = await connected();
  const old = mailbox.deliver(mail('old'));
  const cursor = await cursorNow(session);
  for (let at = 1; at <= 130; at += 1) mailbox.deliver(mail(`n${at}`));
  mailbox.trash(old);
  const passing = mailbox.deliver(mail('passing'));
  mailbox.delete(passing);
  const first = await changesFrom(session, cursor);
  expect([first.more, first.mails.length]).toEqual([true, 100]);
  const second = await changesFrom(session, first.cursor);
  expect([second.more, second.mails.length, second.gone]).toEqual([false, 30, [old, passing]]);
  mailbox.label(old, ['INBOX'], ['TRASH']);
  const third = await changesFrom(session, second.cursor);
  expect([idsOf(third.mails), third.gone]).toEqual([['old'], []]);
  expect((await changesFrom(session, third.cursor)).mails).toEqual([]);
});

test('labels come with their names, a mail comes again when they change, and not when it is read', async () => {
  const { mailbox, session } = await connected();
  const id = mailbox.deliver(mail('m'));
  const cursor = await cursorNow(session);
  mailbox.label(id, [], ['UNREAD']);
  expect((await changesFrom(session, cursor)).mails).toEqual([]);
  mailbox.label(id, [mailbox.makeLabel('Customers/Acme')]);
  const { mails } = await changesFrom(session, cursor);
  expect(mails.map(({ labels }) => labels)).toEqual([['Inbox', 'Customers/Acme']]);
});

test('a history that is too old is told as lost', async () => {
  const { mailbox, session } = await connected();
  const cursor = await cursorNow(session);
  mailbox.deliver(mail('m'));
  mailbox.expireHistory();
  expect(await session.changes(allMail, cursor)).toEqual({ lost: true });
  const { cursor: anew } = (await session.changes(allMail, null)) as Changes;
  mailbox.deliver(mail('after'));
  expect(idsOf((await changesFrom(session, anew)).mails)).toEqual(['after']);
});

test.each([
  [{ status: 429, seconds: 7 } as const, 7_000],
  [{ status: 403 } as const, null],
])('a limit %o is told with when to ask again', async (how, retryAfterMs) => {
  const { session } = await connected();
  gmail.limitNext(1, how);
  await expect(session.backFill(allMail, null, { from: null, limit: 5 })).rejects.toMatchObject({
    ...{ code: 'limited', retryAfterMs },
  });
  expect((await session.backFill(allMail, null, { from: null, limit: 5 })).cursor).toBeNull();
});

test('a limit in the middle of a page leaves what was read, and the next round goes on from there', async () => {
  const { mailbox, session } = await connected();
  for (let at = 1; at <= 10; at += 1) mailbox.deliver(mail(`m${at}`));
  gmail.limitNext(4, { path: /messages\/./, after: 4 });
  const first = await session.backFill(allMail, null, { from: null, limit: 10 });
  expect(idsOf(first.mails)).toEqual(['m10', 'm9', 'm8', 'm7']);
  const rest = await session.backFill(allMail, first.cursor, { from: null, limit: 10 });
  expect([idsOf(rest.mails).length, rest.cursor]).toEqual([6, null]);
});

test('the same holds for news: none is lost, none comes twice', async () => {
  const { mailbox, session } = await connected();
  const cursor = await cursorNow(session);
  for (let at = 1; at <= 10; at += 1) mailbox.deliver(mail(`m${at}`));
  gmail.limitNext(4, { path: /messages\/./, after: 4 });
  const first = await changesFrom(session, cursor);
  const rest = await changesFrom(session, first.cursor);
  expect([first.more, rest.more]).toEqual([true, false]);
  expect(new Set([...idsOf(first.mails), ...idsOf(rest.mails)]).size).toBe(10);
  expect(first.mails.length + rest.mails.length).toBe(10);
});

test.each([
  [{ status: 503, body: 'Backend Error' }, 'unreachable'],
  [{ status: 200, body: 'no JSON' }, 'broken_answer'],
  [{ status: 404, body: {} }, 'broken_answer'],
])('an answer such as %o is told as %s', async (fault, code) => {
  const { session } = await connected();
  gmail.faults.next(1, fault, { path: /profile/ });
  await expect(session.changes(allMail, null)).rejects.toMatchObject({ code });
});

test('a token that has run out is renewed and kept; a revoked grant is told as revoked', async () => {
  const { address, connection, session } = await connected();
  gmail.grants.expireAccess();
  await cursorNow(session);
  expect(connection.kept.writes).toBe(1);
  gmail.grants.revoke(address);
  await expect(session.changes(allMail, null)).rejects.toMatchObject({ code: 'revoked' });
});

test('a grant that is revoked in the middle of old mail ends it with what is to be done, and nothing is skipped', async () => {
  const { address, mailbox, session } = await connected();
  for (let at = 1; at <= 10; at += 1) mailbox.deliver(mail(`m${at}`));
  const page = await session.backFill(allMail, null, { from: null, limit: 5 });
  gmail.grants.revoke(address);
  await expect(session.backFill(allMail, page.cursor, { from: null, limit: 5 })).rejects.toMatchObject({
    code: 'revoked',
  });
});

test('an application whose secret was changed is told as a refused sign-in', async () => {
  const { connection } = await connected();
  const wrong = keptConnection(connection.kept.secret, { ...gmail.client, clientSecret: 'another' });
  const session = await wrong.open(doorTo());
  gmail.grants.expireAccess();
  await expect(session.changes(allMail, null)).rejects.toMatchObject({ code: 'refused_sign_in' });
});

test('workers that renew at one moment lose no refresh token, though each works once', async () => {
  const { connection } = await connected();
  gmail.grants.rotation = 'once';
  for (let round = 0; round < 5; round += 1) {
    gmail.grants.expireAccess();
    const sessions = await Promise.all(Array.from({ length: 4 }, () => connection.open(doorTo())));
    await Promise.all(sessions.map((session) => cursorNow(session)));
  }
  gmail.grants.expireAccess();
  await cursorNow(await connection.open(doorTo()));
});

test('mail of some people is found wherever it lies, in groups where they are many', async () => {
  const { mailbox, session } = await connected();
  mailbox.deliver(mail('from', 'jane@acme.com'));
  mailbox.deliver(mail('other', 'joe@elsewhere.com'));
  mailbox.deliver(mail('domain', 'max@acme.de'));
  mailbox.deliver(mailOf({ from: 'me@ours.com', to: 'x@y.zz', cc: 'Jane <jane@acme.com>', id: 'cc' }), {
    labels: ['SENT'],
  });
  const many = Array.from({ length: 20 }, (_, at) => `nobody${at}@nowhere.com`);
  const people = { addresses: [...many, 'jane@acme.com'], domains: ['acme.de'] };
  const found: string[] = [];
  let cursor: Cursor | null = null;
  do {
    const page = await session.find(people, null, cursor);
    found.push(...idsOf(page.mails));
    cursor = page.cursor;
  } while (cursor);
  expect(found.sort()).toEqual(['cc', 'domain', 'from']);
});

test('a mail goes out with our Message-ID, its unnamed recipients get it unseen, and the copy comes with the news', async () => {
  const { mailbox, session } = await connected();
  const cursor = await cursorNow(session);
  const raw = mailOf({ from: 'me@ours.com', to: 'Jane <jane@acme.com>', id: 'ours-1@threadline' });
  await session.send(raw, { from: 'me@ours.com', to: ['jane@acme.com', 'boss@ours.com'] });
  const [sent] = mailbox.sent;
  expect(sent?.messageId).toBe('<ours-1@threadline>');
  expect(textOf(sent?.raw ?? Buffer.alloc(0))).toMatch(/^Bcc: boss@ours\.com\r\n/);
  const { mails } = await changesFrom(session, cursor);
  expect(mails.map(({ labels, raw: copy }) => [labels, textOf(copy)])).toEqual([[['Sent'], textOf(raw)]]);
});

test('a mail larger than is taken in comes without its source, and the others come', async () => {
  const { mailbox, session } = await connected();
  mailbox.deliver(mail('small'));
  mailbox.deliver(mailOf({ from: 'a@b.cc', to: 'me@ours.com', id: 'large', body: 'x'.repeat(28 * 1024 * 1024) }));
  mailbox.deliver(mailOf({ from: 'a@b.cc', to: 'me@ours.com', id: 'middle', body: 'x'.repeat(5 * 1024 * 1024) }));
  const { mails } = await session.backFill(allMail, null, { from: null, limit: 10 });
  expect(mails.map(({ leftOut, raw }) => leftOut ?? raw.byteLength > 5_000_000)).toEqual([true, 'too_large', false]);
});

test('a watch is asked for where somebody listens, and anew when a day has gone by', async () => {
  const { mailbox, connection, session } = await connected({ topic: 'projects/p/topics/t' });
  await session.news(connection.ending.signal);
  await session.news(connection.ending.signal);
  expect(mailbox.watchedUntil).not.toBeNull();
  const asked = () => gmail.asked.filter((one) => one.endsWith('/watch')).length;
  expect(asked()).toBe(1);
  const later = createGmailDoor({
    ...{ standIn: gmail.address, pauseMs: 5 },
    clock: () => new Date(Date.now() + 25 * 3_600_000),
  });
  await (await connection.open(later)).news(connection.ending.signal);
  expect(asked()).toBe(2);
});

test('waiting for news ends with the signal', async () => {
  const { connection } = await connected();
  const session = await connection.open(createGmailDoor({ standIn: gmail.address, pauseMs: 3_600_000 }));
  const waiting = session.news(connection.ending.signal);
  connection.ending.abort();
  await waiting;
});
