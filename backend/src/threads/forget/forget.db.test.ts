import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { TestOrganisation } from '../../../test/world.js';
import { addBlock, addMailbox, removeBlock, removeMailbox, updateMailbox } from '../../mailboxes/service.js';
import type { Actor } from '../../platform/db/in-org.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { useOffice } from '../../tasks/office.fixture.js';
import { listTimeline } from '../../timeline/service.js';
import { get, purgeMail, resumePurges } from '../service.js';
import { countStored, forgetStored, listStored } from './stored-mail.js';
import { boxIn, storedMail } from './stored-mails.fixture.js';

const office = useOffice();

/** A file store that remembers what was removed. */
function remembering() {
  const removed: string[] = [];
  const store = { remove: async (key: string) => void removed.push(key) } as unknown as FileStore;
  return { store, removed };
}

const rows = (org: TestOrganisation, table: string, where = sql`true`) =>
  office.as(org.system, async ({ tx }) => [
    ...(await tx.execute<Record<string, unknown>>(
      sql`select * from ${sql.identifier(table)} where org_id = ${org.id} and ${where}`,
    )),
  ]);

const countOf = async (org: TestOrganisation, table: string) => (await rows(org, table)).length;

async function timelineOf(actor: Actor, customerId: string, search?: string) {
  const page = await office.as(actor, (ctx) =>
    listTimeline(ctx, { customerId, limit: 50, kinds: ['email'], ...(search ? { search } : {}) }),
  );
  return page.items.map((item) => item.title);
}

test('a block takes away what came earlier, with all that hangs on it, and nothing else', async () => {
  const org = await office.organisation();
  const customerId = await office.customer(org, { assigned: [org.member] });
  const mine = await boxIn(office, org, { owner: org.member });
  const blocked = { from: 'dr@mail.clinic.test', shared: false, customerId, subject: 'Results' };
  const gone = await storedMail(office, org, { ...blocked, copies: [{ mailboxId: mine }] });
  const other = await storedMail(office, org, { customerId, shared: false, copies: [{ mailboxId: mine }] });
  expect(await timelineOf(org.member, customerId)).toEqual(expect.arrayContaining(['Results', 'Offer']));
  await office.as(org.member, (ctx) => addBlock(ctx, { whom: 'clinic.test' }));
  const { store, removed } = remembering();
  await resumePurges(office.runtime, store);
  expect((await rows(org, 'messages')).map(({ id }) => id)).toEqual([other.id]);
  expect((await rows(org, 'threads')).map(({ id }) => id)).toEqual([other.threadId]);
  for (const table of ['mailbox_messages', 'message_attachments', 'thread_customer_links'])
    expect([table, await countOf(org, table)]).toEqual([table, 1]);
  expect(await countOf(org, 'message_participants')).toBe(2);
  expect(await timelineOf(org.member, customerId)).toEqual(['Offer']);
  const kinds = await rows(org, 'timeline_entries', sql`title = 'Results' or thread_id = ${gone.threadId}`);
  expect(kinds).toEqual([]);
  expect((await rows(org, 'mail_blobs')).map(({ hash }) => hash).sort()).toEqual([other.raw, other.attachment].sort());
  expect(removed).toHaveLength(2);
  const told = (await rows(org, 'events')).filter(({ name }) => String(name).startsWith('mail'));
  expect(told.map(({ name, data }) => [name, data])).toEqual([
    ['mail_block.added', {}],
    ['mail.purge_asked', {}],
    ['mail.purged', {}],
  ]);
});

test('a mail that a colleague has too stays with them alone, and a shared one stays shared', async () => {
  const org = await office.organisation();
  const customerId = await office.customer(org, { assigned: [org.member, org.colleague] });
  const [mine, theirs, team] = [
    await boxIn(office, org, { owner: org.member }),
    await boxIn(office, org, { owner: org.colleague }),
    await boxIn(office, org, {}),
  ];
  const both = await storedMail(office, org, {
    ...{ customerId, shared: false, from: 'a@x.test' },
    copies: [{ mailboxId: mine }, { mailboxId: theirs }],
  });
  const shared = await storedMail(office, org, {
    ...{ customerId, shared: true, from: 'a@x.test' },
    copies: [{ mailboxId: mine }, { mailboxId: team }],
  });
  await office.as(org.member, (ctx) => addBlock(ctx, { whom: 'a@x.test' }));
  await resumePurges(office.runtime, remembering().store);
  expect((await rows(org, 'messages')).map(({ id }) => id).sort()).toEqual([both.id, shared.id].sort());
  await expect(office.as(org.member, (ctx) => get(ctx, { id: both.threadId }))).rejects.toMatchObject({
    code: 'not_found',
  });
  expect((await office.as(org.colleague, (ctx) => get(ctx, { id: both.threadId }))).messages).toHaveLength(1);
  expect((await office.as(org.member, (ctx) => get(ctx, { id: shared.threadId }))).messages).toHaveLength(1);
});

test('a block that ends before the job begins takes nothing', async () => {
  const org = await office.organisation();
  const mine = await boxIn(office, org, { owner: org.member });
  await storedMail(office, org, { shared: false, from: 'a@x.test', copies: [{ mailboxId: mine }] });
  const block = await office.as(org.member, (ctx) => addBlock(ctx, { whom: 'x.test' }));
  await office.as(org.member, (ctx) => removeBlock(ctx, block));
  await resumePurges(office.runtime, remembering().store);
  expect(await countOf(org, 'messages')).toBe(1);
});

test.each([
  ['subject', 'Offer', 'Offer'],
  ['metadata', '', ''],
] as const)(
  'a tier lowered to %s reduces what came before in its row, on timelines, in search and in bytes',
  async (tier, subject, title) => {
    const org = await office.organisation();
    const customerId = await office.customer(org, { assigned: [org.member] });
    const mine = await boxIn(office, org, { owner: org.member });
    const mail = await storedMail(office, org, { customerId, shared: false, copies: [{ mailboxId: mine }] });
    expect(await timelineOf(org.member, customerId, 'secret')).toEqual(['Offer']);
    await office.as(org.member, (ctx) => updateMailbox(ctx, { id: mine, tier }));
    await resumePurges(office.runtime, remembering().store);
    expect(await rows(org, 'messages')).toMatchObject([{ subject, snippet: '', body: '', tier, raw_hash: null }]);
    expect(await countOf(org, 'message_attachments')).toBe(0);
    expect(await countOf(org, 'mail_blobs')).toBe(0);
    expect(await timelineOf(org.member, customerId)).toEqual([title]);
    expect(await timelineOf(org.member, customerId, 'secret')).toEqual([]);
    expect(await timelineOf(org.member, customerId, 'jane')).toEqual([title]);
    const thread = await office.as(org.member, (ctx) => get(ctx, { id: mail.threadId }));
    expect(thread).toMatchObject({ subject, messages: [{ subject, text: '' }] });
    await office.as(org.member, (ctx) => updateMailbox(ctx, { id: mine, tier: 'full' }));
    await resumePurges(office.runtime, remembering().store);
    expect(await rows(org, 'messages')).toMatchObject([{ subject, tier }]);
  },
);

test('a shared mailbox of lower tier reduces what colleagues see; the source stays for who has all of it', async () => {
  const org = await office.organisation();
  const [mine, team] = [await boxIn(office, org, { owner: org.member }), await boxIn(office, org, {})];
  const copies = [{ mailboxId: mine }, { mailboxId: team }];
  const mail = await storedMail(office, org, { shared: true, copies });
  await office.as(org.admin, (ctx) => updateMailbox(ctx, { id: team, tier: 'metadata' }));
  await resumePurges(office.runtime, remembering().store);
  expect(await rows(org, 'messages')).toMatchObject([{ subject: '', body: '', tier: 'metadata', raw_hash: mail.raw }]);
  await office.as(org.member, (ctx) => updateMailbox(ctx, { id: mine, tier: 'subject' }));
  await resumePurges(office.runtime, remembering().store);
  expect(await rows(org, 'messages')).toMatchObject([{ raw_hash: null }]);
  expect(await countOf(org, 'mail_blobs')).toBe(0);
});

test('who shows colleagues nothing any more has their mail to themselves again', async () => {
  const org = await office.organisation();
  const customerId = await office.customer(org, { assigned: [org.member, org.colleague] });
  const mine = await boxIn(office, org, { owner: org.member, kind: 'shared' });
  const mail = await storedMail(office, org, { customerId, shared: true, copies: [{ mailboxId: mine }] });
  expect(await timelineOf(org.colleague, customerId)).toEqual(['Offer']);
  await office.as(org.member, (ctx) => updateMailbox(ctx, { id: mine, kind: 'personal' }));
  await resumePurges(office.runtime, remembering().store);
  for (const actor of [org.owner, org.admin, org.colleague]) {
    expect(await timelineOf(actor, customerId)).toEqual([]);
    await expect(office.as(actor, (ctx) => get(ctx, { id: mail.threadId }))).rejects.toMatchObject({
      code: 'not_found',
    });
  }
  expect(await timelineOf(org.member, customerId)).toEqual(['Offer']);
  await office.as(org.member, (ctx) => updateMailbox(ctx, { id: mine, kind: 'shared' }));
  await resumePurges(office.runtime, remembering().store);
  expect(await rows(org, 'messages')).toMatchObject([{ shared: false }]);
});

test('the mail of a removed mailbox goes after the hour and not before', async () => {
  const org = await office.organisation();
  const mine = await boxIn(office, org, { owner: org.member });
  await storedMail(office, org, { shared: false, copies: [{ mailboxId: mine }] });
  await office.as(org.member, (ctx) => removeMailbox(ctx, { id: mine, mail: 'purge' }));
  await resumePurges(office.runtime, remembering().store);
  expect(await countOf(org, 'messages')).toBe(1);
  office.setClock('2026-03-10T10:00:01.000Z');
  await resumePurges(office.runtime, remembering().store);
  office.setClock('2026-03-10T09:00:00.000Z');
  expect(await countOf(org, 'messages')).toBe(0);
  expect(await countOf(org, 'threads')).toBe(0);
});

test('1,200 mails go in batches, and a job that was cut off goes on where it was', async () => {
  const org = await office.organisation();
  const mine = await boxIn(office, org, { owner: org.member });
  const { threadId } = await storedMail(office, org, {
    shared: false,
    from: 'a@x.test',
    copies: [{ mailboxId: mine }],
  });
  await office.as(org.system, async ({ tx }) => {
    await tx.execute(sql`insert into messages (org_id, id, thread_id, rfc_message_id, message_id_hash, content_hash, subject, snippet,
        body, attachments, outgoing, shared, stored_at)
      select ${org.id}, gen_random_uuid(), ${threadId}, n, n, n, 'x', 'x', 'x', '[]', false, false, now() from generate_series(1, 1200) n`);
    await tx.execute(sql`insert into message_participants (org_id, message_id, position, role, address)
      select org_id, id, 0, 'from', 'a@x.test' from messages where org_id = ${org.id} on conflict do nothing`);
    await tx.execute(sql`insert into mailbox_messages (org_id, mailbox_id, message_id, created_at)
      select org_id, ${mine}, id, now() from messages where org_id = ${org.id} on conflict do nothing`);
  });
  await office.as(org.member, (ctx) => addBlock(ctx, { whom: 'x.test' }));
  let turns = 0;
  const clock = () => {
    turns += 1;
    if (turns > 2) throw new Error('The worker is gone.');
    return office.runtime.clock();
  };
  const [purge] = await rows(org, 'mail_purges');
  const work = purgeMail({ ...office.runtime, clock }, remembering().store);
  await expect(work.run({ orgId: org.id, subjectId: String(purge?.id) })).rejects.toThrow('The worker is gone.');
  const left = await countOf(org, 'messages');
  expect(left).toBe(201);
  await resumePurges(office.runtime, remembering().store);
  expect(await countOf(org, 'messages')).toBe(0);
  const told = (await rows(org, 'events')).filter(({ name }) => name === 'mail.purged');
  expect(told).toHaveLength(1);
});

test('each person sees what is stored of theirs, finds it, and forgets it; admins find nothing there', async () => {
  const org = await office.organisation();
  const mailbox = await office.as(org.member, (ctx) =>
    addMailbox(ctx, { address: 'me@team.example', kind: 'personal', name: '' }),
  );
  const copies = [{ mailboxId: mailbox.id }];
  const first = await storedMail(office, org, { shared: false, subject: 'First', copies });
  office.setClock('2026-03-11T09:00:00.000Z');
  await storedMail(office, org, { shared: false, subject: 'Second', from: 'bob@bolt.test', copies });
  office.setClock('2026-03-10T09:00:00.000Z');
  const list = (actor: Actor, input: object = {}) => office.as(actor, (ctx) => listStored(ctx, { limit: 1, ...input }));
  const page = await list(org.member);
  expect(page.items).toMatchObject([
    { subject: 'Second', addresses: ['bob@bolt.test', 'support@team.example'], mails: 1 },
  ]);
  const next = await list(org.member, { cursor: page.nextCursor });
  expect([next.items.map((item) => item.subject), next.nextCursor]).toEqual([['First'], null]);
  expect((await list(org.member, { search: 'BOLT' })).items).toHaveLength(1);
  expect((await list(org.member, { search: 'fir' })).items).toMatchObject([
    { subject: 'First', tier: 'full', shared: false },
  ]);
  expect(await office.as(org.member, countStored)).toEqual({
    items: [{ mailboxId: mailbox.id, address: 'me@team.example', removed: false, mails: 2, conversations: 2 }],
  });
  for (const actor of [org.owner, org.admin, org.colleague]) {
    expect((await list(actor, { mailboxId: mailbox.id })).items).toEqual([]);
    expect(await office.as(actor, countStored)).toEqual({ items: [] });
    await expect(office.as(actor, (ctx) => forgetStored(ctx, first))).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await office.as(org.member, (ctx) => forgetStored(ctx, first))).toEqual({ mails: 1, kept: 0 });
  expect((await list(org.member, { limit: 10 })).items.map((item) => item.subject)).toEqual(['Second']);
  expect(await office.told(org, first.threadId)).toMatchObject([{ name: 'mail.forgotten', data: {} }]);
});

test('work stays when its conversation is forgotten, and the thread it names says no word', async () => {
  const org = await office.organisation();
  const customerId = await office.customer(org);
  const mine = await boxIn(office, org, { owner: org.member });
  const { threadId } = await storedMail(office, org, { customerId, shared: false, copies: [{ mailboxId: mine }] });
  await office.as(org.system, ({ tx }) =>
    tx.execute(sql`insert into internal_notes (org_id, id, customer_id, thread_id, author_id, body, created_at)
      values (${org.id}, gen_random_uuid(), ${customerId}, ${threadId}, ${org.member.personId}, 'Call back', now())`),
  );
  await office.as(org.member, (ctx) => forgetStored(ctx, { threadId }));
  expect(await rows(org, 'threads')).toMatchObject([
    { id: threadId, subject: '', canonical_subject: '', message_count: 0 },
  ]);
  expect(await countOf(org, 'internal_notes')).toBe(1);
});
