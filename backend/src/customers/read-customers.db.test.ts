import type { CustomerSummary } from '@threadline/shared/customers/schema';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { createContact } from '../contacts/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { tasks } from '../tasks/schema.js';
import { timelineEntries } from '../timeline/schema.js';
import { archiveCustomer, createCustomer, getCustomer, listCustomers, type NewCustomer } from './service.js';

const world = useWorld();

type Filter = Partial<Parameters<typeof listCustomers>[1]>;

const create = (org: TestOrganisation, fields: NewCustomer) =>
  world.as(org.owner, (ctx) => createCustomer(ctx, fields));
const list = (actor: Actor, filter: Filter = {}) =>
  world.as(actor, (ctx) => listCustomers(ctx, { limit: 50, archived: false, sort: 'name', ...filter }));
const names = async (actor: Actor, filter: Filter = {}) => (await list(actor, filter)).items.map(({ name }) => name);

/** Every row, page by page. */
async function walk(actor: Actor, filter: Filter): Promise<CustomerSummary[]> {
  const rows: CustomerSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(actor, { ...filter, ...(cursor && { cursor }) });
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return rows;
}

async function giveTask(org: TestOrganisation, customerId: string): Promise<void> {
  await world.as(org.owner, (ctx) =>
    ctx.tx.insert(tasks).values({
      orgId: org.id,
      id: newId(),
      customerId,
      title: 'Call',
      assigneeId: org.contractor.personId,
      createdAt: ctx.now,
    }),
  );
}

test('each role lists the customers in its reach', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const acme = await create(org, { name: 'Acme', ownerId: org.member.personId });
  await create(org, { name: 'Beta' });
  await giveTask(org, acme.id);
  expect(await names(org.owner)).toEqual(['Acme', 'Beta']);
  expect(await names(org.readOnly)).toEqual(['Acme', 'Beta']);
  expect(await names(org.member)).toEqual(['Acme']);
  expect(await names(org.colleague)).toEqual([]);
  expect(await names(org.contractor)).toEqual(['Acme']);
  expect(await names(other.owner)).toEqual([]);
});

test('a contractor learns the name of a customer and nothing else', async () => {
  const org = await world.organisation();
  const { id } = await create(org, {
    name: 'Acme',
    plan: 'Pro',
    tags: ['vip'],
    domains: ['zebra.com'],
    mrrCents: 5,
    currency: 'EUR',
    useCase: 'Secret',
    ownerId: org.member.personId,
  });
  await giveTask(org, id);
  const detail = await world.as(org.contractor, (ctx) => getCustomer(ctx, { id }));
  const { name, createdAt, version, abilities, ...rest } = detail;
  expect({ name, version }).toEqual({ name: 'Acme', version: 1 });
  expect(abilities).toMatchObject({
    update: false,
    archive: false,
    assign: false,
    writeContacts: false,
    writeNotes: true,
  });
  expect(
    Object.entries(rest).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  ).toEqual([['id', id]]);
  expect(await names(org.contractor, { plan: 'Other', tag: 'other' })).toEqual(['Acme']);
  expect(await names(org.contractor, { search: 'zebra' })).toEqual([]);
  expect(await names(org.contractor, { search: 'acm' })).toEqual(['Acme']);
});

test('abilities follow the role', async () => {
  const org = await world.organisation();
  const { id } = await create(org, { name: 'Acme', ownerId: org.member.personId });
  const abilities = async (actor: Actor) => (await world.as(actor, (ctx) => getCustomer(ctx, { id }))).abilities;
  expect(Object.values(await abilities(org.owner)).every(Boolean)).toBe(true);
  expect(Object.values(await abilities(org.readOnly)).some(Boolean)).toBe(false);
  expect(await abilities(org.member)).toMatchObject({ update: true, archive: false, assign: false, log: true });
});

test('filters narrow the list, alone and together', async () => {
  const org = await world.organisation();
  const money = { currency: 'EUR' };
  await create(org, {
    name: 'A',
    stage: 'growth',
    plan: 'Pro',
    industry: 'Retail',
    region: 'DACH',
    tags: ['vip', 'eu'],
    ...money,
    mrrCents: 83_333,
  });
  await create(org, {
    name: 'B',
    stage: 'churned',
    plan: 'Pro',
    size: 'smb',
    ...money,
    mrrCents: 83_334,
    ownerId: org.member.personId,
  });
  const { id } = await create(org, { name: 'C', stage: 'growth', plan: 'Basic', size: 'smb', tags: ['eu'] });
  await world.as(org.owner, (ctx) => archiveCustomer(ctx, { id }));
  expect(await names(org.owner)).toEqual(['A', 'B']);
  expect(await names(org.owner, { archived: true })).toEqual(['C']);
  expect(await names(org.owner, { stage: ['growth', 'churned'] })).toEqual(['A', 'B']);
  expect(await names(org.owner, { stage: ['growth'] })).toEqual(['A']);
  expect(await names(org.owner, { plan: 'Pro', size: 'smb' })).toEqual(['B']);
  expect(await names(org.owner, { industry: 'Retail', region: 'DACH' })).toEqual(['A']);
  expect(await names(org.owner, { tag: 'vip' })).toEqual(['A']);
  expect(await names(org.owner, { ownerId: org.member.personId })).toEqual(['B']);
  expect(await names(org.owner, { arrBand: 'under_10k' })).toEqual(['A']);
  expect(await names(org.owner, { arrBand: '10k_50k' })).toEqual(['B']);
  expect(await names(org.owner, { search: 'b', plan: 'Basic' })).toEqual([]);
});

test('every sort pages through each customer once, those without a renewal last', async () => {
  const org = await world.organisation();
  const days = ['2026-05-01', null, '2026-04-01', null, '2026-04-01', '2026-06-01', null];
  for (const [index, renewalOn] of days.entries()) {
    world.setClock(`2026-03-0${index + 1}T09:00:00.000Z`);
    await create(org, { name: `${'gfedcba'[index]}`, renewalOn });
  }
  for (const limit of [1, 2, 3, 4, 7, 50]) {
    const byName = await walk(org.owner, { limit, sort: 'name' });
    expect(byName.map(({ name }) => name).join('')).toBe('abcdefg');
    const recent = await walk(org.owner, { limit, sort: 'recent' });
    expect(recent.map(({ name }) => name).join('')).toBe('abcdefg');
    const byRenewal = await walk(org.owner, { limit, sort: 'renewal' });
    expect(byRenewal.map(({ name }) => name).join('')).toBe('ecgbfda');
    const found = await walk(org.owner, { limit, search: 'a' });
    expect(found.map(({ name }) => name)).toEqual(['a']);
  }
});

test.each(['nonsense', 'WyJhIiwiYiJd', 'WzFd', 'W251bGwsbnVsbF0'])(
  'the broken cursor %s is refused with a sentence',
  async (cursor) => {
    const org = await world.organisation();
    for (const sort of ['name', 'recent', 'renewal'] as const) {
      await expect(list(org.owner, { cursor, sort })).rejects.toMatchObject({ code: 'invalid' });
    }
  },
);

test('search forgives slips and finds by name, domain, contact and address, the best first', async () => {
  const org = await world.organisation();
  const northwind = await create(org, { name: 'Northwind Traders GmbH', domains: ['nwtraders.com'] });
  await create(org, { name: 'Acme', domains: ['acme-holding.de'] });
  await create(org, { name: 'The Acme Company' });
  await create(org, { name: '100% Cotton_Wool' });
  await world.as(org.owner, (ctx) =>
    createContact(ctx, {
      name: 'Zoë Quintana',
      addresses: ['zq@elsewhere.org'],
      customers: [{ customerId: northwind.id, role: null }],
    }),
  );
  expect(await names(org.owner, { search: 'n' })).toEqual(['Northwind Traders GmbH']);
  expect(await names(org.owner, { search: 'northwnd' })).toEqual(['Northwind Traders GmbH']);
  expect(await names(org.owner, { search: 'Trader' })).toEqual(['Northwind Traders GmbH']);
  expect(await names(org.owner, { search: 'nwtraders.com' })).toEqual(['Northwind Traders GmbH']);
  expect(await names(org.owner, { search: 'quintana' })).toEqual(['Northwind Traders GmbH']);
  expect(await names(org.owner, { search: 'quintanna' })).toEqual(['Northwind Traders GmbH']);
  expect(await names(org.owner, { search: 'ZQ@elsewhere' })).toEqual(['Northwind Traders GmbH']);
  expect(await names(org.owner, { search: 'acme' })).toEqual(['Acme', 'The Acme Company']);
  expect(await names(org.owner, { search: 'amce' })).toEqual(['Acme', 'The Acme Company']);
  expect(await names(org.owner, { search: '100%' })).toEqual(['100% Cotton_Wool']);
  expect(await names(org.owner, { search: '%' })).toEqual([]);
  expect(await names(org.owner, { search: 'n_w' })).toEqual(['100% Cotton_Wool']);
  expect(await names(org.owner, { search: 'c_t' })).toEqual([]);
});

test('search reaches as far as the role does', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  await create(org, {
    name: 'Acme North',
    ownerId: org.member.personId,
    contact: { name: 'Jane', address: 'jane@acme.com' },
  });
  await create(org, { name: 'Acme South', contact: { name: 'Jane', address: 'jane@south.com' } });
  for (const search of ['a', 'acme', 'amce', 'jane', 'jane@', 'acmee']) {
    expect(await names(org.member, { search })).toEqual(['Acme North']);
    expect(await names(org.colleague, { search })).toEqual([]);
    expect(await names(org.contractor, { search })).toEqual([]);
    expect(await names(other.owner, { search })).toEqual([]);
  }
});

test('the last touch is the newest entry that the customer took part in', async () => {
  const org = await world.organisation();
  const { id } = await create(org, { name: 'Acme' });
  const entry = (at: string, more: Partial<typeof timelineEntries.$inferInsert>) => ({
    ...{
      orgId: org.id,
      id: newId(),
      customerId: id,
      at: new Date(at),
      kind: 'call' as const,
      event: 'interaction.logged',
    },
    ...{
      source: 'desk' as const,
      title: 'Call',
      subjectType: 'interaction',
      subjectId: newId(),
      customerFacing: true,
      system: false,
    },
    ...more,
  });
  await world.as(org.owner, (ctx) =>
    ctx.tx
      .insert(timelineEntries)
      .values([
        entry('2026-03-01T10:00:00.123Z', {}),
        entry('2026-03-02T10:00:00Z', { customerFacing: false }),
        entry('2026-03-03T10:00:00Z', { removedAt: new Date() }),
        entry('2026-02-01T10:00:00Z', {}),
      ]),
  );
  expect((await list(org.owner)).items[0]?.lastTouchAt).toBe('2026-03-01T10:00:00.123Z');
});
