import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { addDomain, createCustomer, getCustomer, listCustomers } from '../customers/service.js';
import { createTask, listTasks } from '../tasks/service.js';
import { listTimeline } from '../timeline/service.js';
import { merging } from './merging.fixture.js';
import { listMerges, mergeCustomers, previewCustomers } from './service.js';
import { rowsOf, twoCustomers } from './two-customers.fixture.js';

const world = useWorld();
const { mergeAs, unmergeAs } = merging(world);

const sumOf = (rows: Record<string, string[]>) =>
  Object.entries(rows).reduce((sum, [table, those]) => (table === 'customers' ? sum : sum + those.length), 0);

async function countMoves(org: TestOrganisation, how: string): Promise<number> {
  const [row] = await world.as(org.system, (ctx) =>
    ctx.tx.execute<{ rows: number }>(sql`select count(*)::int as rows from merge_moves where how = ${how}`),
  );
  return row?.rows ?? 0;
}

test.each(Array.from({ length: 20 }, (_, seed) => seed + 1))(
  'nothing is lost by a merge and all is as before when it is taken back: world %i',
  async (seed) => {
    const org = await world.organisation();
    const { a, b } = await twoCustomers(world, org, seed);
    const before = await rowsOf(world, org, [a, b]);
    const portal = seed % 2 === 0 ? 'apart' : 'together';
    const { id } = await mergeAs(org.owner, { goneId: a, keptId: b }, { portal, take: ['industry', 'tags', 'name'] });
    const merged = await rowsOf(world, org, [a, b]);
    expect(merged.customers).toHaveLength(1);
    expect(JSON.stringify(await rowsOf(world, org, [a]))).not.toContain(a);
    const [folded, added] = [await countMoves(org, 'folded'), await countMoves(org, 'added')];
    expect(sumOf(merged) + folded - added).toBe(sumOf(before));
    const { notReturned } = await unmergeAs(org.admin, id);
    expect(await rowsOf(world, org, [a, b])).toEqual(before);
    expect(notReturned).toBe(0);
  },
);

/** Two customers as people make them. */
async function acmeTwice(org: TestOrganisation) {
  const make = (name: string) => world.as(org.owner, (ctx) => createCustomer(ctx, { name, domains: [`${name}.com`] }));
  const [gone, kept] = [await make('acme'), await make('acme-holding')];
  return { goneId: gone.id, keptId: kept.id };
}

const given = (org: TestOrganisation, customerId: string, personId: string) =>
  world.as(org.system, (ctx) =>
    ctx.tx.execute(sql`insert into assignments (org_id, customer_id, person_id, kind, created_at)
      values (${org.id}, ${customerId}, ${personId}, 'assigned', now())`),
  );

test('the old address leads to the customer it became part of, for those who may see that one', async () => {
  const org = await world.organisation();
  const pair = await acmeTwice(org);
  await mergeAs(org.owner, pair);
  for (const actor of [org.owner, org.admin, org.readOnly])
    expect(await world.as(actor, (ctx) => getCustomer(ctx, { id: pair.goneId }))).toMatchObject({ id: pair.keptId });
  const stranger = await world.organisation();
  for (const actor of [org.member, org.contractor, stranger.owner])
    await expect(world.as(actor, (ctx) => getCustomer(ctx, { id: pair.goneId }))).rejects.toThrow('does not exist');
  for (const archived of [true, false]) {
    const { items } = await world.as(org.owner, (ctx) => listCustomers(ctx, { limit: 50, archived, sort: 'name' }));
    expect(items.map(({ id }) => id)).not.toContain(pair.goneId);
  }
  const found = await world.as(org.owner, (ctx) =>
    listCustomers(ctx, { limit: 50, archived: false, sort: 'name', search: 'acme' }),
  );
  expect(found.items.map(({ id }) => id)).toEqual([pair.keptId]);
});

test('owners and admins merge, nobody else does, and another organisation has nothing to merge', async () => {
  const org = await world.organisation();
  const pair = await acmeTwice(org);
  const wanted = { ...pair, take: [], portal: 'apart' as const, confirmation: 'anything' };
  for (const actor of [org.member, org.contractor, org.readOnly]) {
    await expect(world.as(actor, (ctx) => previewCustomers(ctx, pair))).rejects.toThrow('Your role');
    await expect(world.as(actor, (ctx) => mergeCustomers(ctx, wanted))).rejects.toThrow('Your role');
  }
  const stranger = await world.organisation();
  await expect(world.as(stranger.owner, (ctx) => previewCustomers(ctx, pair))).rejects.toThrow('does not exist');
  await expect(world.as(stranger.owner, (ctx) => mergeCustomers(ctx, wanted))).rejects.toThrow('does not exist');
  const itself = { goneId: pair.goneId, keptId: pair.goneId };
  await expect(world.as(org.owner, (ctx) => previewCustomers(ctx, itself))).rejects.toThrow('two different');
  const { id } = await mergeAs(org.admin, pair);
  await expect(unmergeAs(stranger.owner, id)).rejects.toThrow('does not exist');
  await expect(unmergeAs(org.member, id)).rejects.toThrow('Your role');
});

test('it is told on the timeline and in the audit log, and taken back with the same care', async () => {
  const org = await world.organisation();
  const pair = await acmeTwice(org);
  const { id } = await mergeAs(org.owner, pair);
  await unmergeAs(org.admin, id);
  const audited = await world.as(org.owner, (ctx) =>
    ctx.tx.execute(sql`select l.action, l.actor_id, l.details->'gone'->>'name' as gone from audit_log l
      join events e on e.org_id = l.org_id and e.id = l.event_id where l.action like 'customer.%merged' order by l.seq`),
  );
  const [owner, admin] = [org.owner.personId, org.admin.personId];
  expect([...audited]).toMatchObject([
    { action: 'customer.merged', actor_id: owner, gone: 'acme' },
    { action: 'customer.unmerged', actor_id: admin, gone: 'acme' },
    { action: 'customer.unmerged', actor_id: admin, gone: 'acme' },
  ]);
  const shown = await world.as(org.owner, (ctx) => listTimeline(ctx, { customerId: pair.keptId, limit: 10 }));
  expect(
    shown.items
      .slice(0, 2)
      .map((item) => [item.event, item.title])
      .sort(),
  ).toEqual([
    ['customer.merged', 'acme'],
    ['customer.unmerged', 'acme'],
  ]);
  const history = await world.as(org.owner, (ctx) =>
    listMerges(ctx, { kind: 'customer', keptId: pair.keptId, limit: 10 }),
  );
  expect(history.items).toMatchObject([{ id, mergedBy: { id: owner }, undoneBy: { id: admin } }]);
  await expect(unmergeAs(org.owner, id)).rejects.toThrow('taken back already');
});

test('who would see more is named before, and a merge that shows more than was looked at is refused', async () => {
  const org = await world.organisation();
  const pair = await acmeTwice(org);
  await given(org, pair.goneId, org.member.personId);
  const shown = await world.as(org.owner, (ctx) => previewCustomers(ctx, pair));
  expect(shown.gaining).toEqual([
    { person: { id: org.member.personId, name: 'member person' }, sees: { id: pair.keptId, name: 'acme-holding' } },
  ]);
  await given(org, pair.keptId, org.colleague.personId);
  const wanted = { ...pair, take: [], portal: 'apart' as const, confirmation: shown.confirmation };
  await expect(world.as(org.owner, (ctx) => mergeCustomers(ctx, wanted))).rejects.toThrow('Look at it again');
  await mergeAs(org.owner, pair);
  for (const actor of [org.member, org.colleague])
    expect(await world.as(actor, (ctx) => getCustomer(ctx, { id: pair.keptId }))).toMatchObject({ id: pair.keptId });
});

test('fields stay as they were unless taken, and go back only where nobody changed them since', async () => {
  const org = await world.organisation();
  const fields = { industry: 'Software', plan: 'Gold', mrrCents: 5_000, currency: 'EUR', tags: ['a'] };
  const gone = await world.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Gone', ...fields }));
  const kept = await world.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Kept', plan: 'Silver', tags: ['b'] }));
  const pair = { goneId: gone.id, keptId: kept.id };
  const { id } = await mergeAs(org.owner, pair, { take: ['industry', 'mrr', 'tags'] });
  const read = () => world.as(org.owner, (ctx) => getCustomer(ctx, { id: kept.id }));
  const taken = { industry: 'Software', mrrCents: 5_000, currency: 'EUR', tags: ['b', 'a'] };
  expect(await read()).toMatchObject({ ...taken, name: 'Kept', plan: 'Silver' });
  await world.as(org.owner, (ctx) =>
    ctx.tx.execute(sql`update customers set industry = 'Retail' where id = ${kept.id}`),
  );
  await unmergeAs(org.owner, id);
  expect(await read()).toMatchObject({ industry: 'Retail', mrrCents: null, currency: null, tags: ['b'] });
});

test('what came after the merge stays, and what was removed for good since does not stand in the way', async () => {
  const org = await world.organisation();
  const pair = await acmeTwice(org);
  const make = (customerId: string, title: string) =>
    world.as(org.owner, (ctx) => createTask(ctx, { customerId, title }));
  const [moved, deleted] = [await make(pair.goneId, 'Moved'), await make(pair.goneId, 'Deleted')];
  const { id } = await mergeAs(org.owner, pair);
  const made = await make(pair.keptId, 'Made after');
  await world.as(org.system, (ctx) => ctx.tx.execute(sql`delete from tasks where id = ${deleted.id}`));
  const { notReturned } = await unmergeAs(org.owner, id);
  expect(notReturned).toBe(1);
  const tasksOf = async (customerId: string) =>
    (await world.as(org.owner, (ctx) => listTasks(ctx, { customerId, limit: 10 }))).items.map((task) => task.id);
  expect(await tasksOf(pair.goneId)).toEqual([moved.id]);
  expect(await tasksOf(pair.keptId)).toEqual([made.id]);
});

test('of two merges in a row the later is taken back first, and then all is as before', async () => {
  const org = await world.organisation();
  const { a, b } = await twoCustomers(world, org, 7);
  const { id: c } = await world.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Third' }));
  await world.as(org.owner, (ctx) => addDomain(ctx, { customerId: c, domain: 'acme.com' }));
  const before = await rowsOf(world, org, [a, b, c]);
  const first = await mergeAs(org.owner, { goneId: a, keptId: b });
  const second = await mergeAs(org.owner, { goneId: b, keptId: c });
  expect(await world.as(org.owner, (ctx) => getCustomer(ctx, { id: a }))).toMatchObject({ id: c });
  await expect(unmergeAs(org.owner, first.id)).rejects.toThrow(
    'After this, Acme Holding was merged into Third. Take that merge back first, then this one.',
  );
  await unmergeAs(org.owner, second.id);
  await unmergeAs(org.owner, first.id);
  expect(await rowsOf(world, org, [a, b, c])).toEqual(before);
});

test('the rows that a merge remembers are read by nobody, and merges by owners and admins alone', async () => {
  const org = await world.organisation();
  const pair = await acmeTwice(org);
  await mergeAs(org.owner, pair);
  const count = async (actor: TestOrganisation['owner'], table: string) => {
    const rows = await world.as(actor, ({ tx }) => tx.execute(sql`select 1 from ${sql.identifier(table)}`));
    return rows.length;
  };
  expect(await count(org.system, 'merge_moves')).toBeGreaterThan(0);
  for (const actor of [org.owner, org.admin, org.member, org.contractor, org.readOnly])
    expect(await count(actor, 'merge_moves')).toBe(0);
  for (const actor of [org.member, org.contractor, org.readOnly]) expect(await count(actor, 'merges')).toBe(0);
  const stranger = await world.organisation();
  expect(await count(stranger.owner, 'merges')).toBe(0);
});
