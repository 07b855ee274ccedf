import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { createCustomer } from '../customers/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { tasks } from '../tasks/schema.js';
import { createContact, listContacts, removeContact, restoreContact, updateContact } from './service.js';

const world = useWorld();

const newCustomer = async (org: TestOrganisation, name: string, ownerId?: string) =>
  (await world.as(org.owner, (ctx) => createCustomer(ctx, { name, ownerId }))).id;

interface Fields {
  name?: string;
  title?: string;
  phone?: string;
  addresses?: string[];
}
const create = (actor: Actor, customerId: string, fields: Fields = {}) =>
  world.as(actor, (ctx) =>
    createContact(ctx, {
      name: 'Jane Doe',
      addresses: ['jane@acme.com'],
      customers: [{ customerId, role: null }],
      ...fields,
    }),
  );
const names = async (actor: Actor, filter: { customerId?: string; search?: string } = {}) =>
  (await world.as(actor, (ctx) => listContacts(ctx, { limit: 50, ...filter }))).items.map(({ name }) => name);

async function told(org: TestOrganisation) {
  const rows = await world.as(org.owner, (ctx) =>
    ctx.tx.execute<{
      name: string;
      data: Record<string, unknown>;
      customer: string;
    }>(sql`select e.name, e.data, e.customer_id as customer
      from events e join audit_log l on l.org_id = e.org_id and l.event_id = e.id and l.action = e.name
      where e.subject_type = 'contact' order by e.seq`),
  );
  return rows.map(({ name, data, customer }) => ({ name, data, customer }));
}

test('a contact has several addresses and several customers with a role in each', async () => {
  const org = await world.organisation();
  const [acme, beta] = [await newCustomer(org, 'Acme'), await newCustomer(org, 'Beta')];
  const contact = await world.as(org.owner, (ctx) =>
    createContact(ctx, {
      name: 'Jane Doe',
      title: 'CFO',
      addresses: ['Jane+x@Acme.com', 'jane@beta.com', 'JANE@beta.com'],
      customers: [
        { customerId: beta, role: 'billing' },
        { customerId: acme, role: 'champion' },
      ],
    }),
  );
  expect(contact).toMatchObject({
    title: 'CFO',
    phone: null,
    addresses: ['jane+x@acme.com', 'jane@beta.com'],
    customers: [
      { customerName: 'Acme', role: 'champion' },
      { customerName: 'Beta', role: 'billing' },
    ],
  });
  expect((await told(org)).map(({ name, customer }) => [name, customer])).toEqual([
    ['contact.created', beta],
    ['contact.created', acme],
  ]);
  const keys = await world.as(org.owner, (ctx) =>
    ctx.tx.execute(sql`select alias_key, is_primary from contact_addresses order by 1`),
  );
  expect([...keys]).toEqual([
    { alias_key: 'jane@acme.com', is_primary: true },
    { alias_key: 'jane@beta.com', is_primary: false },
  ]);
});

test('an address of another contact is refused, and the contact is named', async () => {
  const org = await world.organisation();
  const acme = await newCustomer(org, 'Acme');
  const jane = await create(org.owner, acme);
  const again = create(org.owner, acme, { name: 'J. Doe', addresses: ['new@acme.com', 'JANE@acme.com'] });
  await expect(again).rejects.toMatchObject({ code: 'conflict', details: { contactId: jane.id } });
  await expect(again).rejects.toThrow('jane@acme.com is already an address of Jane Doe');
});

test('an address of a contact out of reach is accepted, so that nothing is told of it', async () => {
  const org = await world.organisation();
  await create(org.owner, await newCustomer(org, 'Acme'));
  const beta = await newCustomer(org, 'Beta', org.member.personId);
  expect(await create(org.member, beta)).toMatchObject({ addresses: ['jane@acme.com'] });
});

test("an address of one's own team or mailbox is refused with a sentence", async () => {
  const org = await world.organisation();
  const acme = await newCustomer(org, 'Acme');
  await world.as(org.owner, (ctx) =>
    ctx.tx.execute(sql`insert into mailboxes (org_id, id, address, kind, created_at)
      values (${org.id}, ${newId()}, 'support@ours.test', 'shared', now())`),
  );
  const own = [`Member@${org.slug}.test`, `member+sales@${org.slug}.test`, 'support@ours.test'];
  for (const address of own) {
    await expect(create(org.owner, acme, { addresses: [address] })).rejects.toThrow('belongs to your own team');
  }
  expect(await told(org)).toEqual([]);
});

test('an update replaces what is given, keeps the rest and names the changed fields', async () => {
  const org = await world.organisation();
  const [acme, beta] = [await newCustomer(org, 'Acme'), await newCustomer(org, 'Beta')];
  const { id } = await create(org.owner, acme, { phone: '+49 30 1' });
  const updated = await world.as(org.owner, (ctx) =>
    updateContact(ctx, {
      id,
      title: 'CTO',
      addresses: ['jd@acme.com', 'jane@acme.com'],
      customers: [{ customerId: beta, role: 'end_user' }],
    }),
  );
  expect(updated).toMatchObject({
    name: 'Jane Doe',
    title: 'CTO',
    phone: '+49 30 1',
    addresses: ['jd@acme.com', 'jane@acme.com'],
    customers: [{ customerId: beta, role: 'end_user' }],
  });
  const changes = (await told(org)).slice(1);
  expect(changes.map(({ name, customer }) => [name, customer])).toEqual([
    ['contact.updated', acme],
    ['contact.updated', beta],
  ]);
  expect(changes[0]?.data).toEqual({ name: 'Jane Doe', changed: ['title', 'addresses', 'customers'] });
  await world.as(org.owner, (ctx) => updateContact(ctx, { id, title: 'CTO' }));
  expect(await told(org)).toHaveLength(3);
});

test("a member's update leaves customers out of reach on the contact", async () => {
  const org = await world.organisation();
  const [acme, beta] = [await newCustomer(org, 'Acme', org.member.personId), await newCustomer(org, 'Beta')];
  const { id } = await world.as(org.owner, (ctx) =>
    createContact(ctx, {
      name: 'Jane',
      addresses: ['jane@acme.com'],
      customers: [acme, beta].map((customerId) => ({ customerId, role: null })),
    }),
  );
  const seen = await world.as(org.member, (ctx) =>
    updateContact(ctx, { id, name: 'Jane D.', customers: [{ customerId: acme, role: 'champion' }] }),
  );
  expect(seen.customers).toMatchObject([{ customerId: acme, role: 'champion' }]);
  const { items } = await world.as(org.owner, (ctx) => listContacts(ctx, { limit: 50 }));
  expect(items[0]?.customers.map(({ customerId }) => customerId)).toEqual([acme, beta]);
  const reaching = world.as(org.member, (ctx) =>
    updateContact(ctx, { id, customers: [{ customerId: beta, role: null }] }),
  );
  await expect(reaching).rejects.toMatchObject({ code: 'not_found' });
});

test('removing and restoring are undone by each other; a taken address stops the return', async () => {
  const org = await world.organisation();
  const acme = await newCustomer(org, 'Acme');
  const { id } = await create(org.owner, acme);
  for (const _time of [1, 2]) {
    expect((await world.as(org.admin, (ctx) => removeContact(ctx, { id }))).removedAt).not.toBeNull();
  }
  expect(await names(org.owner)).toEqual([]);
  expect(await names(org.owner, { search: 'jane' })).toEqual([]);
  const second = await create(org.owner, acme, { name: 'J. D.' });
  const restore = () => world.as(org.admin, (ctx) => restoreContact(ctx, { id }));
  await expect(restore()).rejects.toMatchObject({ code: 'conflict', details: { contactId: second.id } });
  await world.as(org.admin, (ctx) => removeContact(ctx, { id: second.id }));
  for (const _time of [1, 2]) expect((await restore()).removedAt).toBeNull();
  expect(await names(org.owner, { customerId: acme })).toEqual(['Jane Doe']);
  expect((await told(org)).map(({ name }) => name)).toEqual([
    'contact.created',
    'contact.removed',
    'contact.created',
    'contact.removed',
    'contact.restored',
  ]);
});

test('each role reads the contacts in its reach, a contractor by name only', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const [acme, beta] = [await newCustomer(org, 'Acme', org.member.personId), await newCustomer(org, 'Beta')];
  await create(org.owner, acme, { phone: '+49 30 1', title: 'CFO' });
  await create(org.owner, beta, { name: 'Ben', addresses: ['ben@beta.com'] });
  const task = { orgId: org.id, id: newId(), customerId: acme, title: 'Call', assigneeId: org.contractor.personId };
  await world.as(org.owner, (ctx) => ctx.tx.insert(tasks).values({ ...task, createdAt: ctx.now }));
  expect(await names(org.readOnly)).toEqual(['Ben', 'Jane Doe']);
  expect(await names(org.member)).toEqual(['Jane Doe']);
  expect(await names(org.member, { search: 'be' })).toEqual([]);
  expect(await names(org.colleague)).toEqual([]);
  expect(await names(other.owner)).toEqual([]);
  expect(await names(other.owner, { search: 'jane' })).toEqual([]);
  expect(await names(org.contractor, { search: '@acme.com' })).toEqual([]);
  const { items } = await world.as(org.contractor, (ctx) => listContacts(ctx, { limit: 50, search: 'jan' }));
  expect(items).toMatchObject([{ name: 'Jane Doe', title: null, phone: null, addresses: [], customers: [] }]);
});

test('search forgives a slip and orders by relevance, a page at a time', async () => {
  const org = await world.organisation();
  const acme = await newCustomer(org, 'Acme');
  for (const name of ['Mary-Jane Watson', 'Janette Lang', 'Jane']) {
    await create(org.owner, acme, { name, addresses: [`${name.slice(-4).toLowerCase()}@x.com`] });
  }
  expect(await names(org.owner, { search: 'jane' })).toEqual(['Jane', 'Janette Lang', 'Mary-Jane Watson']);
  expect(await names(org.owner, { search: 'janete' })).toContain('Janette Lang');
  expect(await names(org.owner, { search: 'wtason' })).toEqual(['Mary-Jane Watson']);
  const first = await world.as(org.owner, (ctx) => listContacts(ctx, { limit: 2, search: 'jane' }));
  const next = { limit: 2, search: 'jane', cursor: first.nextCursor ?? undefined };
  const second = await world.as(org.owner, (ctx) => listContacts(ctx, next));
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
    'Jane',
    'Janette Lang',
    'Mary-Jane Watson',
  ]);
  expect(second.nextCursor).toBeNull();
});

const writes: [
  string,
  string,
  (ctx: Parameters<typeof removeContact>[0], id: string, customerId: string) => Promise<unknown>,
][] = [
  [
    'create',
    'contact',
    (ctx, _id, customerId) =>
      createContact(ctx, { name: 'X', addresses: ['x@x.com'], customers: [{ customerId, role: null }] }),
  ],
  ['update', 'contact', (ctx, id) => updateContact(ctx, { id, title: 'X' })],
  ['remove', 'contact', (ctx, id) => removeContact(ctx, { id })],
  ['restore', 'contact', (ctx, id) => restoreContact(ctx, { id })],
];

test.each(writes)('read-only people cannot %s a %s, and strangers find none', async (verb, _what, write) => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const acme = await newCustomer(org, 'Acme');
  const { id } = await create(org.owner, acme);
  const attempt = (actor: Actor) => world.as(actor, (ctx) => write(ctx, id, acme));
  await expect(attempt(org.readOnly)).rejects.toMatchObject({ code: 'forbidden' });
  const denied = verb === 'create' ? 'forbidden' : 'not_found';
  await expect(attempt(org.contractor)).rejects.toMatchObject({ code: denied });
  for (const stranger of [org.member, other.owner, other.member]) {
    await expect(attempt(stranger)).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await told(org)).toHaveLength(1);
});
