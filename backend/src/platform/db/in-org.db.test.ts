import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { useWorld } from '../../../test/world.js';
import { customers } from '../../customers/schema.js';
import { people } from '../auth/schema.js';

const world = useWorld();

const customer = (orgId: string) =>
  ({ orgId, id: newId(), name: 'Acme', stage: 'growth', createdAt: new Date() }) as const;

test('without a context no row is visible', async () => {
  await world.organisation();
  const rows = await world.runtime.db.orm.select().from(people);
  expect(rows).toEqual([]);
});

test('a transaction sees the people of its own organisation only', async () => {
  const [first, second] = [await world.organisation(), await world.organisation()];
  const rows = await world.as(first.owner, (ctx) => ctx.tx.select().from(people));
  expect(rows).toHaveLength(6);
  expect(rows.every((row) => row.orgId === first.id)).toBe(true);
  expect(rows.some((row) => row.orgId === second.id)).toBe(false);
});

test('a row cannot be written into another organisation', async () => {
  const [first, second] = [await world.organisation(), await world.organisation()];
  const writing = world.as(first.owner, (ctx) => ctx.tx.insert(customers).values(customer(second.id)));
  await expect(writing).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('a read-only person cannot write a customer even without a check in code', async () => {
  const org = await world.organisation();
  const writing = world.as(org.readOnly, (ctx) => ctx.tx.insert(customers).values(customer(org.id)));
  await expect(writing).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('a member does not see a customer that is not assigned', async () => {
  const org = await world.organisation();
  await world.as(org.owner, (ctx) => ctx.tx.insert(customers).values(customer(org.id)));
  expect(await world.as(org.member, (ctx) => ctx.tx.select().from(customers))).toEqual([]);
  expect(await world.as(org.owner, (ctx) => ctx.tx.select().from(customers))).toHaveLength(1);
});

test('the context ends with its transaction', async () => {
  const org = await world.organisation();
  await world.as(org.owner, (ctx) => ctx.tx.select().from(people));
  const [row] = await world.runtime.db.orm.execute(sql`select current_setting('app.org_id', true) as org`);
  expect(row?.org ?? '').toBe('');
});
