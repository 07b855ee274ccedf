import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { listContacts } from '../contacts/service.js';
import type { Actor } from '../platform/db/in-org.js';
import {
  addDomain,
  archiveCustomer,
  assign,
  createCustomer,
  getCustomer,
  listCustomers,
  removeDomain,
  restoreCustomer,
  setOwner,
  unassign,
  updateCustomer,
} from './service.js';

const world = useWorld();

const create = (actor: Actor, fields: Partial<Parameters<typeof createCustomer>[1]> = {}) =>
  world.as(actor, (ctx) => createCustomer(ctx, { name: 'Acme GmbH', ...fields }));

/** Names and data of what was recorded, oldest first; event and audit row must agree. */
async function told(org: TestOrganisation) {
  const rows = await world.as(org.owner, (ctx) =>
    ctx.tx.execute<{
      name: string;
      data: Record<string, unknown>;
      actor: string | null;
    }>(sql`select e.name, e.data, e.actor_id as actor
      from events e join audit_log l on l.org_id = e.org_id and l.event_id = e.id and l.action = e.name order by e.seq`),
  );
  return rows.map(({ name, data }) => [name, data]);
}

const every = (org: TestOrganisation) => [
  org.owner,
  org.admin,
  org.member,
  org.colleague,
  org.contractor,
  org.readOnly,
];

test('an owner creates a customer with domains and a first contact', async () => {
  const org = await world.organisation();
  const customer = await create(org.owner, {
    domains: ['www.acme.com', 'acme.de', 'mail.acme.com'],
    contact: { name: 'Jane Doe', address: 'Jane@Acme.com' },
    mrrCents: 100_000,
    currency: 'EUR',
    ownerId: org.admin.personId,
  });
  expect(customer).toMatchObject({
    name: 'Acme GmbH',
    stage: 'onboarding',
    arrCents: 1_200_000,
    arrBand: '10k_50k',
    version: 1,
  });
  expect(customer.domains.toSorted()).toEqual(['acme.com', 'acme.de']);
  expect(customer.owner?.id).toBe(org.admin.personId);
  const { items } = await world.as(org.owner, (ctx) => listContacts(ctx, { customerId: customer.id, limit: 50 }));
  expect(items).toMatchObject([{ name: 'Jane Doe', addresses: ['jane@acme.com'] }]);
  expect((await told(org)).map(([name]) => name)).toEqual([
    'customer.created',
    'customer.owner_changed',
    'customer.domain_added',
    'customer.domain_added',
    'contact.created',
  ]);
});

test('a member sees the customer they created, and another member does not', async () => {
  const org = await world.organisation();
  const { id, people } = await create(org.member, { contact: { name: 'Jane', address: 'jane@acme.com' } });
  expect(people.map((person) => person.id)).toEqual([org.member.personId]);
  expect(await world.as(org.member, (ctx) => getCustomer(ctx, { id }))).toMatchObject({ name: 'Acme GmbH' });
  await expect(world.as(org.colleague, (ctx) => getCustomer(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
});

test('a member cannot make somebody else the owner of a new customer', async () => {
  const org = await world.organisation();
  await expect(create(org.member, { ownerId: org.admin.personId })).rejects.toMatchObject({ code: 'forbidden' });
  expect((await create(org.member, { ownerId: org.member.personId })).owner?.id).toBe(org.member.personId);
});

test.each(['contractor', 'readOnly'] as const)('a %s creates no customer', async (role) => {
  const org = await world.organisation();
  await expect(create(org[role])).rejects.toMatchObject({ code: 'forbidden' });
  expect(await told(org)).toEqual([]);
});

test.each([
  ['an own domain', (org: TestOrganisation) => ({ domains: [`mail.${org.slug}.test`] }), 'your own'],
  ['a free-mail domain', () => ({ domains: ['gmail.com'] }), 'Anybody can have an address'],
  ['a public suffix', () => ({ domains: ['co.uk'] }), 'belongs to one company'],
  ['money without a currency', () => ({ mrrCents: 1 }), 'Choose the currency'],
  [
    'an end before the start',
    () => ({ contractStartOn: '2026-02-01', contractEndOn: '2026-01-31' }),
    'ends before it starts',
  ],
])('a new customer with %s is refused with a sentence, and nothing is stored', async (_what, fields, sentence) => {
  const org = await world.organisation();
  await expect(create(org.owner, fields(org))).rejects.toThrow(sentence);
  expect(
    (await world.as(org.owner, (ctx) => listCustomers(ctx, { limit: 50, archived: false, sort: 'name' }))).items,
  ).toEqual([]);
});

test('a change of stage is told apart from the other changes', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner);
  const updated = await world.as(org.owner, (ctx) =>
    updateCustomer(ctx, { id, version: 1, stage: 'growth', plan: 'Pro', region: 'DACH', name: 'Acme GmbH' }),
  );
  expect(updated).toMatchObject({ stage: 'growth', plan: 'Pro', region: 'DACH', version: 2 });
  expect((await told(org)).slice(1)).toEqual([
    ['customer.stage_changed', { name: 'Acme GmbH', from: 'onboarding', to: 'growth' }],
    ['customer.updated', { name: 'Acme GmbH', changed: ['plan', 'region'] }],
  ]);
});

test('an update that changes nothing is not told and keeps the version', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner, { tags: ['vip'] });
  const same = await world.as(org.owner, (ctx) =>
    updateCustomer(ctx, { id, name: 'Acme GmbH', tags: ['vip'], plan: null }),
  );
  expect(same.version).toBe(1);
  expect(await told(org)).toHaveLength(1);
});

test('a change of an older version is refused with the current record', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner);
  await world.as(org.owner, (ctx) => updateCustomer(ctx, { id, plan: 'Pro' }));
  const stale = world.as(org.owner, (ctx) => updateCustomer(ctx, { id, version: 1, plan: 'Basic' }));
  await expect(stale).rejects.toMatchObject({ code: 'conflict', details: { current: { plan: 'Pro', version: 2 } } });
});

test('archiving and restoring are undone by each other and repeat without effect', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner);
  const listed = async (archived: boolean) =>
    (await world.as(org.owner, (ctx) => listCustomers(ctx, { limit: 50, archived, sort: 'name' }))).items.length;
  for (const _time of [1, 2]) {
    expect((await world.as(org.owner, (ctx) => archiveCustomer(ctx, { id }))).archivedAt).not.toBeNull();
  }
  expect([await listed(false), await listed(true)]).toEqual([0, 1]);
  for (const _time of [1, 2]) {
    expect((await world.as(org.owner, (ctx) => restoreCustomer(ctx, { id }))).archivedAt).toBeNull();
  }
  expect([await listed(false), await listed(true)]).toEqual([1, 0]);
  expect((await told(org)).map(([name]) => name)).toEqual([
    'customer.created',
    'customer.archived',
    'customer.restored',
  ]);
});

test('a new owner replaces the former one, who then no longer sees the customer', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner);
  const give = (personId: string | null) => world.as(org.owner, (ctx) => setOwner(ctx, { customerId: id, personId }));
  expect((await give(org.member.personId)).owner?.id).toBe(org.member.personId);
  expect((await world.as(org.member, (ctx) => getCustomer(ctx, { id }))).name).toBe('Acme GmbH');
  expect((await give(org.colleague.personId)).owner?.id).toBe(org.colleague.personId);
  await expect(world.as(org.member, (ctx) => getCustomer(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
  await give(org.colleague.personId);
  expect((await give(null)).owner).toBeNull();
  expect((await told(org)).slice(1).map(([, data]) => data)).toMatchObject([
    { from: null, to: { id: org.member.personId } },
    { from: { id: org.member.personId }, to: { id: org.colleague.personId } },
    { from: { id: org.colleague.personId }, to: null },
  ]);
});

test('contractors, read-only and suspended people own nothing', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner);
  const give = (personId: string) => world.as(org.owner, (ctx) => setOwner(ctx, { customerId: id, personId }));
  await expect(give(org.contractor.personId)).rejects.toThrow('cannot own customers');
  await expect(give(org.readOnly.personId)).rejects.toThrow('cannot own customers');
  await world.as(org.owner, (ctx) =>
    ctx.tx.execute(sql`update people set suspended_at = now() where id = ${org.member.personId}`),
  );
  await expect(give(org.member.personId)).rejects.toThrow('is suspended');
  await expect(give('019a0000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'not_found' });
});

test('assigning opens a customer to a member and unassigning closes it', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner);
  const person = { customerId: id, personId: org.member.personId };
  for (const _time of [1, 2]) await world.as(org.admin, (ctx) => assign(ctx, person));
  expect((await world.as(org.member, (ctx) => getCustomer(ctx, { id }))).people).toHaveLength(1);
  for (const _time of [1, 2]) await world.as(org.admin, (ctx) => unassign(ctx, person));
  await expect(world.as(org.member, (ctx) => getCustomer(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
  expect((await told(org)).slice(1)).toMatchObject([
    ['customer.person_assigned', { person: { id: org.member.personId } }],
    ['customer.person_unassigned', { person: { id: org.member.personId } }],
  ]);
});

test('unassigning the owner says that another owner is needed', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner, { ownerId: org.member.personId });
  const person = { customerId: id, personId: org.member.personId };
  await expect(world.as(org.owner, (ctx) => unassign(ctx, person))).rejects.toMatchObject({ code: 'conflict' });
});

test('domains are added once as registrable domains and removed again', async () => {
  const org = await world.organisation();
  const { id } = await create(org.member);
  const entered = { customerId: id, domain: 'https://www.acme.co.uk/about' };
  for (const _time of [1, 2]) {
    expect((await world.as(org.member, (ctx) => addDomain(ctx, entered))).domains).toEqual(['acme.co.uk']);
  }
  for (const _time of [1, 2])
    expect((await world.as(org.member, (ctx) => removeDomain(ctx, entered))).domains).toEqual([]);
  expect((await told(org)).slice(1)).toEqual([
    ['customer.domain_added', { name: 'Acme GmbH', domain: 'acme.co.uk' }],
    ['customer.domain_removed', { name: 'Acme GmbH', domain: 'acme.co.uk' }],
  ]);
});

const writes: [string, (ctx: Parameters<typeof getCustomer>[0], id: string, personId: string) => Promise<unknown>][] = [
  ['update', (ctx, id) => updateCustomer(ctx, { id, plan: 'Pro' })],
  ['archive', (ctx, id) => archiveCustomer(ctx, { id })],
  ['restore', (ctx, id) => restoreCustomer(ctx, { id })],
  ['set the owner of', (ctx, id, personId) => setOwner(ctx, { customerId: id, personId })],
  ['assign people to', (ctx, id, personId) => assign(ctx, { customerId: id, personId })],
  ['unassign people from', (ctx, id, personId) => unassign(ctx, { customerId: id, personId })],
  ['add a domain to', (ctx, id) => addDomain(ctx, { customerId: id, domain: 'acme.com' })],
  ['remove a domain from', (ctx, id) => removeDomain(ctx, { customerId: id, domain: 'acme.com' })],
];

test.each(writes)('read-only people cannot %s a customer, and strangers find none', async (_what, write) => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const { id } = await create(org.owner);
  const before = (await told(org)).length;
  const attempt = (actor: Actor) => world.as(actor, (ctx) => write(ctx, id, org.member.personId));
  await expect(attempt(org.readOnly)).rejects.toMatchObject({ code: 'forbidden' });
  for (const stranger of [org.member, org.contractor, ...every(other)]) {
    await expect(attempt(stranger)).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await told(org)).toHaveLength(before);
});
