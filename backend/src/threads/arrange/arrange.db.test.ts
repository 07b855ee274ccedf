import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import type { Actor } from '../../platform/db/in-org.js';
import { get, list, merge, split, storeMessage, undoArrangement, unlink } from '../service.js';
import { customerIn, eventsOf, mailboxIn, mailOf } from '../threads.fixture.js';

const world = useWorld();

interface Given {
  from: string;
  subject: string;
  id?: string;
  inReplyTo?: string;
  kind?: 'personal';
}

async function mailIn(org: TestOrganisation, { from, subject, id = subject, inReplyTo, kind }: Given) {
  const address = kind ? `member@${org.slug}.test` : 'support@team.example';
  const mailbox = await mailboxIn(world, org, { address, ...(kind ? { kind } : {}) });
  const answers = inReplyTo === undefined ? {} : { inReplyTo: [inReplyTo], references: [inReplyTo] };
  const mail = mailOf({ from, subject, messageId: id, contentHash: id, ...answers });
  const stored = await world.as(org.system, (ctx) => storeMessage(ctx, mail, { mailbox, store: 'all' }));
  if (stored.outcome === 'skipped') throw new Error(stored.why);
  return stored;
}

/** Two conversations of two customers; the first is the member's, or both. */
async function scene(assigned: 'one' | 'both' = 'both') {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'], assigned: org.member });
  const mine = assigned === 'both' ? { assigned: org.member } : {};
  const globex = await customerIn(world, org, { name: 'Globex', domains: ['globex.com'], ...mine });
  const first = await mailIn(org, { from: 'jane@acme.com', subject: 'Offer', id: 'a@x' });
  const second = await mailIn(org, { from: 'bob@globex.com', subject: 'Order', id: 'b@x' });
  return { org, acme, globex, first, second };
}

const read = (actor: Actor, id: string) => world.as(actor, (ctx) => get(ctx, { id }));

/** Which mails stand on whose timeline, by the conversation they stand in. */
const timelines = (org: TestOrganisation) =>
  world.as(org.system, ({ tx }) =>
    tx.execute<{
      customer: string;
      title: string;
      thread: string;
    }>(`select c.name as customer, e.title, e.thread_id as thread
      from timeline_entries e join customers c on c.id = e.customer_id
      where e.kind = 'email' and e.removed_at is null order by 1, 2`),
  );
const shown = async (org: TestOrganisation) =>
  (await timelines(org)).map(({ customer, title }) => `${customer}: ${title}`);

test('two conversations become one with both customers, and apart again', async () => {
  const { org, acme, globex, first, second } = await scene();
  const [from, into] = [second.threadId, first.threadId];
  const change = await world.as(org.member, (ctx) => merge(ctx, { fromThreadId: from, intoThreadId: into }));
  expect(change).toMatchObject({ kind: 'merge', messageCount: 1, undone: false, intoThreadId: into });
  const whole = await read(org.member, into);
  expect(whole.messages.map((mail) => mail.subject)).toEqual(['Offer', 'Order']);
  expect(whole.links.map((link) => link.customer.id)).toEqual([acme, globex]);
  expect(await shown(org)).toEqual(['Acme: Offer', 'Acme: Order', 'Globex: Offer', 'Globex: Order']);
  expect((await timelines(org)).every(({ thread }) => thread === into)).toBe(true);
  await expect(read(org.member, from)).rejects.toThrow('does not exist');
  expect((await world.as(org.member, (ctx) => list(ctx, { limit: 100 }))).items).toHaveLength(1);
  const later = await mailIn(org, { from: 'bob@globex.com', subject: 'Re: Order', inReplyTo: 'b@x' });
  expect(later.threadId).toBe(into);
  const undone = await world.as(org.member, (ctx) => undoArrangement(ctx, { id: change.id }));
  expect(undone.undone).toBe(true);
  expect(await world.as(org.member, (ctx) => undoArrangement(ctx, { id: change.id }))).toEqual(undone);
  expect((await read(org.member, from)).messages.map((mail) => mail.subject)).toEqual(['Order']);
  expect((await read(org.member, from)).links.map((link) => link.customer.id)).toEqual([globex]);
  expect((await read(org.member, into)).links.map((link) => link.customer.id)).toEqual([acme]);
  expect(await shown(org)).toEqual(['Acme: Offer', 'Acme: Re: Order', 'Globex: Order']);
  expect((await eventsOf(world, org, 'thread')).filter((name) => /merged|rearranged/.test(name))).toEqual([
    'thread.merged',
    'thread.rearranged',
  ]);
});

test('mails become a conversation of their own with the customers who take part, and go back', async () => {
  const { org, acme, globex, first, second } = await scene();
  const merged = await world.as(org.owner, (ctx) =>
    merge(ctx, { fromThreadId: second.threadId, intoThreadId: first.threadId }),
  );
  const change = await world.as(org.member, (ctx) =>
    split(ctx, { threadId: first.threadId, messageIds: [second.messageId] }),
  );
  expect((await read(org.member, change.intoThreadId)).links.map((link) => link.customer.id)).toEqual([globex]);
  expect(await shown(org)).toEqual(['Acme: Offer', 'Globex: Offer', 'Globex: Order']);
  const answer = await mailIn(org, { from: 'bob@globex.com', subject: 'Re: Order', inReplyTo: 'b@x' });
  expect(answer.threadId).toBe(change.intoThreadId);
  const undoMerge = world.as(org.owner, (ctx) => undoArrangement(ctx, { id: merged.id }));
  await expect(undoMerge).rejects.toThrow('gone elsewhere since');
  await world.as(org.member, (ctx) => undoArrangement(ctx, { id: change.id }));
  const whole = await read(org.member, first.threadId);
  expect(whole.messages.map((mail) => mail.subject)).toEqual(['Offer', 'Order']);
  expect(whole.links.map((link) => link.customer.id)).toEqual([acme, globex]);
});

test('all mails of a conversation are no split, and mails of another are not found', async () => {
  const { org, first, second } = await scene();
  const apart = (messageIds: string[]) =>
    world.as(org.member, (ctx) => split(ctx, { threadId: first.threadId, messageIds }));
  await expect(apart([first.messageId])).rejects.toThrow('Leave at least one');
  await expect(apart([second.messageId])).rejects.toThrow('does not exist');
});

test('nobody merges what they do not see, and nobody without the right merges at all', async () => {
  const { org, globex, first, second } = await scene('one');
  const input = { fromThreadId: second.threadId, intoThreadId: first.threadId };
  const as = (actor: Actor) => world.as(actor, (ctx) => merge(ctx, input));
  await expect(as(org.member)).rejects.toThrow('does not exist');
  await expect(as(org.readOnly)).rejects.toThrow();
  await expect(as((await world.organisation()).owner)).rejects.toThrow('does not exist');
  await mailIn(org, { from: 'bob@globex.com', subject: 'Re: Order', id: 'c@x', inReplyTo: 'b@x', kind: 'personal' });
  await expect(as(org.member)).rejects.toThrow('Part of this conversation');
  const change = await as(org.owner);
  await expect(world.as(org.member, (ctx) => undoArrangement(ctx, { id: change.id }))).rejects.toThrow(
    'does not exist',
  );
  // What somebody takes off after a merge stays off when the merge is taken back.
  await world.as(org.owner, (ctx) => unlink(ctx, { thread: { threadId: first.threadId }, customerId: globex }));
  await world.as(org.owner, (ctx) => undoArrangement(ctx, { id: change.id }));
  expect((await read(org.owner, first.threadId)).links.map((link) => link.customer.name)).toEqual(['Acme']);
  expect((await read(org.owner, second.threadId)).links.map((link) => link.customer.name)).toEqual(['Globex']);
});
