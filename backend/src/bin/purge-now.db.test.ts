import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { TestOrganisation } from '../../test/world.js';
import { createContact, removeContact } from '../contacts/service.js';
import { removeCustomer } from '../customers/service.js';
import { merging } from '../merges/merging.fixture.js';
import { useOffice } from '../tasks/office.fixture.js';
import { listBin, purgeNow, restoreFromBin, sweepAsked } from './service.js';

const office = useOffice();
const { mergeContactsAs, unmergeContactsAs } = merging(office);

const linesOf = (org: TestOrganisation, customerId: string) =>
  office.as(org.system, async ({ tx }) => {
    const [row] = await tx.execute<{ lines: number }>(
      sql`select count(*)::int as lines from timeline_entries where customer_id = ${customerId}`,
    );
    return row?.lines ?? 0;
  });

test('of a large customer a request takes a little, and the rest is out of sight at once and goes by a job', async () => {
  const org = await office.organisation();
  const id = await office.customer(org, { name: 'Large' });
  await office.as(org.system, ({ tx }) =>
    tx.execute(sql`insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, subject_type,
        subject_id, customer_facing, system, sensitive, told_by, search)
      select ${org.id}, gen_random_uuid(), ${id}, now(), 'task', 'task.created', 'desk', 'x', 'task', gen_random_uuid(),
        false, false, false, gen_random_uuid(), '' from generate_series(1, 1200)`),
  );
  await office.as(org.owner, (ctx) => removeCustomer(ctx, { id }));
  const before = await linesOf(org, id);
  await office.as(org.owner, (ctx) => purgeNow(ctx, { id }));
  expect(await linesOf(org, id)).toBe(before - 500);
  expect((await office.as(org.owner, (ctx) => listBin(ctx, { limit: 50 }))).items).toEqual([]);
  for (const again of [purgeNow, restoreFromBin])
    await expect(office.as(org.owner, (ctx) => again(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
  await sweepAsked(office.runtime);
  expect(await linesOf(org, id)).toBe(0);
  const left = await office.as(org.system, ({ tx }) =>
    tx.execute(sql`select 1 from customers where id = ${id} union all select 1 from bin_items where id = ${id}`),
  );
  expect([...left]).toEqual([]);
  const told = (await office.told(org, id)).filter(({ name }) => name === 'bin.purged');
  expect(told).toMatchObject([{ actorId: org.owner.personId }]);
});

test('a contact that is purged is remembered by no merge, not even by one that was taken back', async () => {
  const org = await office.organisation();
  const customerId = await office.customer(org);
  const [gone, kept] = await office.as(org.owner, async (ctx) => {
    const made = (name: string, address: string) =>
      createContact(ctx, { name, addresses: [address], customers: [{ customerId, role: null }] });
    return [await made('Ada', 'ada@x.test'), await made('Ada L.', 'ada.l@x.test')] as const;
  });
  const { id } = await mergeContactsAs(org.owner, { goneId: gone.id, keptId: kept.id });
  await unmergeContactsAs(org.owner, id);
  await office.as(org.owner, (ctx) => removeContact(ctx, { id: gone.id }));
  await office.as(org.owner, (ctx) => purgeNow(ctx, { id: gone.id }));
  const merges = await office.as(org.system, ({ tx }) => tx.execute(sql`select gone from merges`));
  expect([...merges]).toEqual([]);
});
