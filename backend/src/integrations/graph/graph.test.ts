import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GraphServer, startGraphServer } from '../../../test/graph-server/graph-server.js';
import { idsOf, keptConnection, textOf } from '../../../test/open-mailbox.js';
import { mailOf } from '../../../test/vendor-server/mail-head.js';
import type { Changes, Cursor, MailSession, RemoteFolder } from '../../mail-sync/port.js';
import { createGraphDoor } from './door.js';

let graph: GraphServer;
let me = 0;
beforeAll(async () => {
  graph = await startGraphServer();
});
afterAll(() => graph.close());
beforeEach(() => {
  graph.faults.clear();
  graph.grants.rotation = 'each';
});

const doorTo = () => createGraphDoor({ standIn: graph.address, pauseMs: 5 });
const mail = (id: string, from = 'jane@acme.com') => mailOf({ from, to: 'me@ours.com', id });

async function connected() {
  me += 1;
  const address = `me${me}@ours.com`;
  const connection = keptConnection(graph.connect(address), graph.client);
  const mailbox = graph.mailbox(address);
  const session = await connection.open(doorTo());
  const folder = (name: string, role: RemoteFolder['role'] = 'inbox'): RemoteFolder => {
    const remoteId = mailbox.names.get(name) ?? name;
    return { remoteId, name: mailbox.folders.get(remoteId)?.displayName ?? name, role };
  };
  return { address, mailbox, connection, session, folder, inbox: folder('inbox') };
}

async function backFillAll(session: MailSession, folder: RemoteFolder, want: { from: string | null; limit: number }) {
  const pages: string[][] = [];
  let cursor: Cursor | null = null;
  do {
    const page = await session.backFill(folder, cursor, want);
    pages.push(idsOf(page.mails));
    cursor = page.cursor;
  } while (cursor);
  return pages;
}

/** Goes on until the vendor says that this was all. */
async function changesOf(session: MailSession, folder: RemoteFolder, cursor: Cursor | null, known: string[] = []) {
  const told = { ids: [] as string[], gone: [] as string[], labels: [] as (readonly string[])[] };
  let at = cursor;
  for (;;) {
    const want = { known: async () => new Set(known) };
    const page = (await session.changes(folder, at, want)) as Changes;
    told.ids.push(...idsOf(page.mails));
    told.labels.push(...page.mails.map(({ labels }) => labels));
    told.gone.push(...page.gone);
    at = page.cursor;
    if (!page.more) return { ...told, cursor: at };
  }
}

const day = (at: number) => new Date(Date.UTC(2026, 0, at, 10)).toISOString();

test('folders come with their whole names and with what they are for, whatever language they speak', async () => {
  const { mailbox, session } = await connected();
  const customers = mailbox.makeFolder('Kunden', mailbox.folder('inbox'));
  mailbox.makeFolder('Acme', customers);
  mailbox.makeFolder('Altes', mailbox.folder('deleteditems'));
  for (let at = 0; at < 120; at += 1) mailbox.makeFolder(`Projekt ${at}`);
  const folders = await session.folders();
  expect(folders.length).toBe(130);
  const told = folders.slice(0, 10).map(({ name, role }) => `${name}: ${role}`);
  expect(told).toEqual([
    ...['Posteingang: inbox', 'Gesendete Elemente: sent', 'Entwürfe: drafts', 'Gelöschte Elemente: trash'],
    ...['Junk-E-Mail: junk', 'Archiv: archive', 'Postausgang: drafts', 'Posteingang/Kunden: other'],
    ...['Posteingang/Kunden/Acme: other', 'Gelöschte Elemente/Altes: trash'],
  ]);
});

test('old mail of a folder comes newest first, page by page, without drafts, and only from the wanted day on', async () => {
  const { mailbox, session, inbox } = await connected();
  for (let at = 1; at <= 25; at += 1) mailbox.deliver(mail(`m${at}`), { at: day(at) });
  mailbox.deliver(mail('draft'), { at: day(28), isDraft: true });
  const pages = await backFillAll(session, inbox, { from: null, limit: 10 });
  expect(pages.map(({ length }) => length)).toEqual([9, 10, 6]);
  expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, at) => `m${25 - at}`));
  const since = await backFillAll(session, inbox, { from: '2026-01-20', limit: 4 });
  expect(since.flat()).toEqual(['m25', 'm24', 'm23', 'm22', 'm21', 'm20']);
  const { total } = await session.backFill(inbox, null, { from: '2026-01-20', limit: 4 });
  expect(total).toBe(7);
});

test('the first round tells nothing of old mail, and loses none that comes while it goes on', async () => {
  const { mailbox, session, inbox } = await connected();
  for (let at = 0; at < 1_200; at += 1) mailbox.deliver(mail(`old${at}`), { at: day(1) });
  const first = (await session.changes(inbox, null)) as Changes;
  expect([first.more, first.mails]).toEqual([true, []]);
  mailbox.deliver(mail('meanwhile'));
  const elsewhere = mailbox.deliver(mail('moved'), { at: day(2), folder: mailbox.folder('junkemail') });
  mailbox.move(elsewhere, inbox.remoteId);
  const { ids, cursor } = await changesOf(session, inbox, first.cursor);
  expect(ids).toEqual([]);
  expect((await changesOf(session, inbox, cursor)).ids.sort()).toEqual(['meanwhile', 'moved']);
});

test('a mail that came just before the first round began is told, so that none falls between', async () => {
  const { mailbox, session, inbox } = await connected();
  mailbox.deliver(mail('just now'));
  expect((await changesOf(session, inbox, null)).ids).toEqual(['just now']);
});

test('a mail that is moved keeps its id: gone from the one folder, there in the other', async () => {
  const { mailbox, session, inbox, folder } = await connected();
  const archive = folder('archive', 'archive');
  const id = mailbox.deliver(mail('m'), { at: day(3) });
  const [inCursor, archiveCursor] = [
    (await changesOf(session, inbox, null)).cursor,
    (await changesOf(session, archive, null)).cursor,
  ];
  mailbox.move(id, archive.remoteId);
  expect(await changesOf(session, inbox, inCursor)).toMatchObject({ ids: [], gone: [id] });
  const there = (await session.changes(archive, archiveCursor)) as Changes;
  expect(there.mails.map(({ remoteId }) => remoteId)).toEqual([id]);
  mailbox.delete(id);
  expect(await changesOf(session, archive, there.cursor)).toMatchObject({ ids: [], gone: [id] });
});

test('that a known mail was read is no news; that it got a category is', async () => {
  const { mailbox, session, inbox } = await connected();
  const id = mailbox.deliver(mail('m'), { at: day(3) });
  const { cursor } = await changesOf(session, inbox, null);
  mailbox.read(id);
  const read = await changesOf(session, inbox, cursor, [id]);
  expect(read.ids).toEqual([]);
  mailbox.categorise(id, ['Key account']);
  const categorised = await changesOf(session, inbox, read.cursor, [id]);
  expect(categorised).toMatchObject({ ids: ['m'], labels: [['Posteingang', 'Key account']] });
});

test('many news come page by page, each once', async () => {
  const { mailbox, session, inbox } = await connected();
  const { cursor } = await changesOf(session, inbox, null);
  for (let at = 0; at < 130; at += 1) mailbox.deliver(mail(`n${at}`));
  const { ids } = await changesOf(session, inbox, cursor);
  expect([ids.length, new Set(ids).size]).toEqual([130, 130]);
});

test('links that are too old: news are told as lost, old mail is begun anew without what is known', async () => {
  const { mailbox, session, inbox } = await connected();
  const ids = [1, 2, 3, 4].map((at) => mailbox.deliver(mail(`m${at}`), { at: day(at) }));
  const { cursor } = await changesOf(session, inbox, null);
  const page = await session.backFill(inbox, null, { from: null, limit: 2 });
  mailbox.expireRounds();
  expect(await session.changes(inbox, cursor)).toEqual({ lost: true });
  const again = await session.backFill(inbox, page.cursor, { from: null, limit: 2 });
  expect([again.mails, again.cursor !== null]).toEqual([[], true]);
  const known = async () => new Set(ids.slice(2));
  const first = await session.backFill(inbox, again.cursor, { from: null, limit: 2, known });
  const second = await session.backFill(inbox, first.cursor, { from: null, limit: 2, known });
  expect([idsOf(first.mails), idsOf(second.mails)]).toEqual([[], ['m2', 'm1']]);
});

test('a limit is told with when to ask again, and in the middle of a page leaves what was read', async () => {
  const { mailbox, session, inbox } = await connected();
  for (let at = 1; at <= 10; at += 1) mailbox.deliver(mail(`m${at}`), { at: day(at) });
  graph.limitNext(1, { seconds: 17 });
  await expect(session.backFill(inbox, null, { from: null, limit: 10 })).rejects.toMatchObject({
    ...{ code: 'limited', retryAfterMs: 17_000 },
  });
  graph.limitNext(4, { path: /value$/, after: 4 });
  const first = await session.backFill(inbox, null, { from: null, limit: 10 });
  expect(idsOf(first.mails)).toEqual(['m10', 'm9', 'm8', 'm7']);
  const rest = await session.backFill(inbox, first.cursor, { from: null, limit: 10 });
  expect([idsOf(rest.mails).length, rest.cursor]).toEqual([6, null]);
});

test('a limit in the middle of news loses none and tells none twice', async () => {
  const { mailbox, session, inbox } = await connected();
  const { cursor } = await changesOf(session, inbox, null);
  for (let at = 1; at <= 10; at += 1) mailbox.deliver(mail(`m${at}`));
  graph.limitNext(4, { path: /value$/, after: 4 });
  const { ids } = await changesOf(session, inbox, cursor);
  expect([ids.length, new Set(ids).size]).toEqual([10, 10]);
});

test.each([
  [{ status: 503, body: 'Service Unavailable' }, 'unreachable'],
  [{ status: 503, headers: { 'retry-after': '3' }, body: {} }, 'limited'],
  [{ status: 404, body: { error: { code: 'MailboxNotEnabledForRESTAPI', message: 'x' } } }, 'mailbox_gone'],
  [{ status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'x' } } }, 'refused_sign_in'],
  [{ status: 200, body: { value: 'none' } }, 'broken_answer'],
])('an answer such as %o is told as %s', async (fault, code) => {
  const { session } = await connected();
  graph.faults.next(1, fault, { path: /mailFolders/ });
  await expect(session.folders()).rejects.toMatchObject({ code });
});

test('a next page elsewhere is not opened: no token goes there', async () => {
  const { session, inbox } = await connected();
  const body = { value: [], '@odata.nextLink': 'http://evil.example/v1.0/me/messages' };
  graph.faults.next(1, { status: 200, body }, { path: /messages\/delta/ });
  const page = (await session.changes(inbox, null)) as Changes;
  await expect(session.changes(inbox, page.cursor)).rejects.toMatchObject({ code: 'broken_answer' });
});

test('each renewal is kept with its new refresh token; a revoked grant is told as revoked', async () => {
  const { address, connection, session } = await connected();
  const before = (connection.kept.secret as { refreshToken: string }).refreshToken;
  graph.grants.expireAccess();
  await session.folders();
  expect((connection.kept.secret as { refreshToken: string }).refreshToken).not.toBe(before);
  graph.grants.revoke(address);
  await expect(session.folders()).rejects.toMatchObject({ code: 'revoked' });
});

test('workers that renew at one moment lose no refresh token, though each works once', async () => {
  const { connection } = await connected();
  graph.grants.rotation = 'once';
  for (let round = 0; round < 5; round += 1) {
    graph.grants.expireAccess();
    const sessions = await Promise.all(Array.from({ length: 4 }, () => connection.open(doorTo())));
    await Promise.all(sessions.map((session) => session.folders()));
  }
});

test('mail of some people is found in every folder but junk, trash and drafts, with its folder', async () => {
  const { mailbox, session, folder } = await connected();
  const archive = folder('archive', 'archive');
  mailbox.deliver(mail('inbox'));
  mailbox.deliver(mail('archived'), { folder: archive.remoteId });
  mailbox.deliver(mail('junk'), { folder: mailbox.folder('junkemail') });
  mailbox.deliver(mail('draft'), { isDraft: true });
  mailbox.deliver(mail('old'), { at: '2019-05-01T10:00:00Z' });
  mailbox.deliver(mail('other', 'joe@elsewhere.com'));
  const page = await session.find({ addresses: ['jane@acme.com'], domains: [] }, '2020-01-01', null);
  expect([idsOf(page.mails).sort(), page.cursor]).toEqual([['archived', 'inbox'], null]);
  expect(page.mails.map(({ folderId }) => folderId).sort()).toEqual([archive.remoteId, mailbox.folder('inbox')].sort());
});

test('a mail goes out whole with our Message-ID, and its copy comes with the news of the sent ones', async () => {
  const { mailbox, session, folder } = await connected();
  const sentItems = folder('sentitems', 'sent');
  const { cursor } = await changesOf(session, sentItems, null);
  const raw = mailOf({ from: 'me@ours.com', to: 'jane@acme.com', id: 'ours-1@threadline', body: 'Grüße 👋' });
  await session.send(raw, { from: 'me@ours.com', to: ['jane@acme.com', 'boss@ours.com'] });
  expect(textOf(mailbox.sent[0] ?? Buffer.alloc(0))).toBe(`Bcc: boss@ours.com\r\n${textOf(raw)}`);
  expect((await changesOf(session, sentItems, cursor)).ids).toEqual(['ours-1@threadline']);
  const large = mailOf({ from: 'me@ours.com', to: 'a@b.cc', id: 'large', body: 'x'.repeat(3_000_000) });
  await expect(session.send(large, { from: 'me@ours.com', to: ['a@b.cc'] })).rejects.toThrow('2.9 MB');
});
