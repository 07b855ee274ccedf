import { threadContext } from '@threadline/shared/threads/schema';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { getCustomer } from '../customers/service.js';
import { followUps } from '../follow-ups/schema.js';
import { internalNotes } from '../notes/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { decodeCursor } from '../platform/db/keyset.js';
import { tasks } from '../tasks/schema.js';
import { timeEntries } from '../time/schema.js';
import { timelineEntries } from '../timeline/schema.js';
import { listTimeline } from '../timeline/service.js';

import { senderRules, threadCustomerLinks } from './schema.js';
import { context, ensureLink, ensureThread } from './service.js';
import { customerIn } from './threads.fixture.js';

const world = useWorld();

type Person = { address: string; name?: string; role: 'from' | 'to' | 'cc' };
const from = (address: string): Person => ({ address, role: 'from', name: 'Sender' });
const to = (address: string): Person => ({ address, role: 'to' });

async function ask(actor: Actor, participants: Person[], more: { messageIds?: string[]; customerId?: string } = {}) {
  const input = { mailbox: 'me@mail.example', host: 'gmail' as const, hostThreadId: 'h1', participants, ...more };
  return threadContext.parse(await world.as(actor, (ctx) => context(ctx, input)));
}

const own = (org: TestOrganisation) => `owner@${org.slug}.test`;

test('an exact contact address links before the domain, and says why', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', contacts: ['jane@partner.com'] });
  const partner = await customerIn(world, org, { name: 'Partner', domains: ['partner.com'] });
  const answer = await ask(org.owner, [from('Jane@Partner.com'), to(own(org))]);
  expect(answer).toMatchObject({ state: 'linked', threadId: null, customer: { id: acme } });
  expect(answer.link).toMatchObject({
    id: null,
    reason: 'contact',
    primary: true,
    confidence: 0.98,
    evidence: { address: 'jane@partner.com', contactName: 'Jane Doe' },
  });
  expect(answer.candidates.map((link) => [link.customer.id, link.reason])).toEqual([[partner, 'domain']]);
  expect(answer.counterpart).toEqual({ address: 'jane@partner.com', name: 'Sender', domain: 'partner.com' });
});

test('a subdomain links by the registrable domain', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.co.uk'] });
  const answer = await ask(org.owner, [from('x@mail.eu.acme.co.uk')]);
  expect(answer.link).toMatchObject({ customer: { id: acme }, reason: 'domain', evidence: { domain: 'acme.co.uk' } });
});

test('an alias is only ever a candidate', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', contacts: ['jane.doe@gmail.com'] });
  const answer = await ask(org.owner, [from('janedoe+news@gmail.com')]);
  expect(answer).toMatchObject({ state: 'candidates', link: null, customer: null, links: [] });
  expect(answer.candidates).toMatchObject([{ customer: { id: acme }, reason: 'alias' }]);
  const shown = await ask(org.owner, [from('janedoe+news@gmail.com')], { customerId: acme });
  expect(shown).toMatchObject({ state: 'candidates', customer: { id: acme }, link: { reason: 'alias' } });
});

test('a contact of several customers, or two customers of equal evidence, are candidates', async () => {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', contacts: ['jane@both.com'] });
  await customerIn(world, org, { name: 'Globex', contacts: ['jane@both.com'] });
  const shared = await ask(org.owner, [from('jane@both.com')]);
  expect(shared.state).toBe('candidates');
  expect(shared.candidates.map((link) => [link.customer.name, link.reason, link.confidence])).toEqual([
    ['Acme', 'contact', 0.49],
    ['Globex', 'contact', 0.49],
  ]);
  await customerIn(world, org, { name: 'One', domains: ['one.com'] });
  await customerIn(world, org, { name: 'Two', domains: ['two.com'] });
  expect(await ask(org.owner, [from(own(org)), to('a@one.com'), to('b@two.com')])).toMatchObject({
    state: 'candidates',
  });
});

test('on a sent mail the recipients decide, and the team alone is internal', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com', `${org.slug}.test`, 'gmail.com'] });
  const sent = await ask(org.owner, [from(own(org)), to('jane@acme.com')]);
  expect(sent).toMatchObject({ state: 'linked', customer: { id: acme }, counterpart: { address: 'jane@acme.com' } });
  expect(await ask(org.owner, [from(own(org)), to(`member@${org.slug}.test`)])).toMatchObject({ state: 'internal' });
  expect(await ask(org.owner, [from('me@mail.example'), to(`new@sub.${org.slug}.test`)])).toMatchObject({
    state: 'internal',
  });
  expect(await ask(org.owner, [from(own(org)), to(`new@${org.slug}.test`)])).toMatchObject({
    state: 'internal',
    counterpart: null,
  });
  expect(await ask(org.owner, [from('someone@gmail.com')])).toMatchObject({
    state: 'none',
    counterpart: { address: 'someone@gmail.com', domain: null },
  });
});

test('archived customers do not count', async () => {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Old', domains: ['old.com'], contacts: ['a@old.com'], archived: true });
  expect(await ask(org.owner, [from('a@old.com')])).toMatchObject({ state: 'none', candidates: [] });
});

test('a rule for an address decides before contacts, one for a domain before domains', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'], contacts: ['jane@acme.com'] });
  const globex = await customerIn(world, org, { name: 'Globex' });
  const rule = { orgId: org.id, verdict: 'customer' as const, customerId: globex };
  await world.as(org.owner, ({ tx, now }) =>
    tx.insert(senderRules).values({ ...rule, id: newId(), domain: 'acme.com', createdAt: now }),
  );
  expect(await ask(org.owner, [from('jane@acme.com')])).toMatchObject({
    customer: { id: acme },
    link: { reason: 'contact' },
  });
  expect(await ask(org.owner, [from('new@acme.com')])).toMatchObject({
    customer: { id: globex },
    link: { reason: 'rule' },
  });
  await world.as(org.owner, ({ tx, now }) =>
    tx.insert(senderRules).values({ ...rule, id: newId(), address: 'jane@acme.com', createdAt: now }),
  );
  expect(await ask(org.owner, [from('jane@acme.com')])).toMatchObject({
    customer: { id: globex },
    link: { reason: 'rule' },
  });
});

test('an ignored address or domain is no evidence', async () => {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com', 'other.com'], contacts: ['jane@acme.com'] });
  const rule = { orgId: org.id, verdict: 'ignore' as const };
  await world.as(org.owner, ({ tx, now }) =>
    tx.insert(senderRules).values([
      { ...rule, id: newId(), address: 'jane@acme.com', createdAt: now },
      { ...rule, id: newId(), domain: 'other.com', createdAt: now },
    ]),
  );
  expect(await ask(org.owner, [from('jane@acme.com'), to('x@other.com')])).toMatchObject({
    state: 'none',
    candidates: [],
  });
});

test('a stored link beats all evidence, and a removed one blocks its customer', async () => {
  const org = await world.organisation();
  const acme = await customerIn(world, org, { name: 'Acme', contacts: ['jane@acme.com'] });
  const globex = await customerIn(world, org, { name: 'Globex' });
  const messageIds = ['<a@acme.com>'];
  const hostThread = { mailbox: 'me@mail.example', host: 'gmail' as const, messageIds, participants: [] };
  const threadId = await world.as(org.owner, async (ctx) => {
    const id = await ensureThread(ctx, { hostThread });
    await ensureLink(ctx, id, globex);
    return id;
  });
  const linked = await ask(org.owner, [from('jane@acme.com')], { messageIds });
  expect(linked).toMatchObject({
    state: 'linked',
    threadId,
    customer: { id: globex },
    candidates: [{ customer: { id: acme } }],
  });
  expect(await ask(org.owner, [from('jane@acme.com')], { messageIds, customerId: acme })).toMatchObject({
    customer: { id: acme },
  });
  await world.as(org.owner, async ({ tx, now }) => {
    await tx.update(threadCustomerLinks).set({ removedAt: now });
    const gone = { orgId: org.id, id: newId(), threadId, customerId: acme, createdAt: now, removedAt: now };
    await tx
      .insert(threadCustomerLinks)
      .values({ ...gone, reason: 'contact', evidence: {}, confidence: 1, primary: false });
  });
  expect(await ask(org.owner, [from('jane@acme.com')], { messageIds })).toMatchObject({
    state: 'none',
    customer: null,
    candidates: [],
  });
});

test('a member learns nothing of a customer that is not assigned', async () => {
  const org = await world.organisation();
  await customerIn(world, org, {
    name: 'Acme',
    domains: ['acme.com'],
    contacts: ['jane@acme.com'],
    assigned: org.member,
  });
  expect(await ask(org.member, [from('jane@acme.com')])).toMatchObject({ state: 'linked', customer: { name: 'Acme' } });
  const hidden = await ask(org.colleague, [from('jane@acme.com')]);
  expect(hidden).toMatchObject({ state: 'none', link: null, links: [], candidates: [], customer: null });
  expect(await ask(org.readOnly, [from('jane@acme.com')])).toMatchObject({
    state: 'linked',
    abilities: { link: false },
  });
  const contractor = await ask(org.contractor, [from('jane@acme.com')]);
  expect(contractor).toMatchObject({
    state: 'forbidden',
    links: [],
    candidates: [],
    counterpart: null,
    customer: null,
  });
});

test('another organisation sees nothing', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const id = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  expect(await ask(other.owner, [from('jane@acme.com')], { customerId: id })).toMatchObject({
    state: 'none',
    customer: null,
  });
});

test('the answer carries the first page of everything the panel shows', async () => {
  const org = await world.organisation();
  const id = await customerIn(world, org, { name: 'Acme', domains: ['acme.com'], assigned: org.member });
  await world.as(org.system, async ({ tx }) => {
    const base = { orgId: org.id, customerId: id, createdAt: new Date('2026-03-01T10:00:00.123Z') };
    await tx.insert(timelineEntries).values(
      Array.from({ length: 25 }, (_, index) => ({
        ...{
          orgId: org.id,
          customerId: id,
          id: newId(),
          at: new Date(Date.UTC(2026, 1, 1, 10, index)),
          kind: 'call' as const,
        },
        ...{
          event: 'interaction.logged',
          source: 'gmail' as const,
          title: `Call ${index}`,
          subjectType: 'interaction',
        },
        ...{ subjectId: newId(), customerFacing: true, system: false, actorId: org.member.personId },
      })),
    );
    await tx.insert(tasks).values([
      { ...base, id: newId(), title: 'Later', dueOn: '2026-05-01' },
      { ...base, id: newId(), title: 'Undated' },
      { ...base, id: newId(), title: 'Overdue', dueOn: '2026-03-01', assigneeId: org.member.personId },
      { ...base, id: newId(), title: 'Done', status: 'done' },
    ]);
    await tx.insert(followUps).values([
      { ...base, id: newId(), title: 'Call', dueOn: '2026-03-10' },
      { ...base, id: newId(), title: 'Write', dueOn: '2026-03-09' },
    ]);
    await tx.insert(internalNotes).values([
      { ...base, id: newId(), body: 'mine', authorId: org.member.personId },
      { ...base, id: newId(), body: 'hers', authorId: org.colleague.personId },
    ]);
    const [noteId, body] = [newId(), `A long \n  note. ${'word '.repeat(100)}`];
    await tx
      .insert(internalNotes)
      .values({ ...base, id: noteId, body, sensitive: true, authorId: org.member.personId });
    await tx.insert(timelineEntries).values({
      ...{ orgId: org.id, customerId: id, id: newId(), at: new Date(Date.UTC(2026, 0, 1)), kind: 'note' as const },
      ...{ event: 'note.written', source: 'desk' as const, title: '', subjectType: 'note', subjectId: noteId },
      ...{ at: new Date(Date.UTC(2026, 1, 1, 10, 24, 30)), customerFacing: false, system: false, sensitive: true },
    });
    const timer = { orgId: org.id, customerId: id, id: newId(), personId: org.member.personId };
    await tx.insert(timeEntries).values({ ...timer, category: 'support', billable: true, startedAt: base.createdAt });
  });
  const answer = await ask(org.member, [from('jane@acme.com')]);
  expect(answer.timeline.items.slice(1).map((item) => item.title)).toEqual([
    ...Array.from({ length: 19 }, (_, index) => `Call ${24 - index}`),
  ]);
  const last = answer.timeline.items.at(-1);
  expect(decodeCursor(answer.timeline.nextCursor ?? '', 2)).toEqual([last?.at, last?.id]);
  expect(answer.tasks.map((task) => task.title)).toEqual(['Overdue', 'Later', 'Undated']);
  expect(answer.followUps.map((item) => [item.title, item.group])).toEqual([
    ['Write', 'overdue'],
    ['Call', 'due_today'],
  ]);
  expect(Object.fromEntries(answer.notes.map((note) => [note.body, note.abilities.edit]))).toMatchObject({
    mine: true,
    hers: false,
  });
  expect(answer.runningTimer).toMatchObject({ customer: { name: 'Acme' }, startedAt: '2026-03-01T10:00:00.123Z' });
  expect(answer.customer).toMatchObject({
    people: [{ id: org.member.personId }],
    lastTouchAt: '2026-02-01T10:24:00.000Z',
  });
  expect((await ask(org.colleague, [from('jane@acme.com')])).runningTimer).toBeNull();
  expect(answer.customer).toEqual(await world.as(org.member, (ctx) => getCustomer(ctx, { id })));
  const page = { customerId: id, limit: 20 };
  expect(answer.timeline).toEqual(await world.as(org.member, (ctx) => listTimeline(ctx, page)));
});
