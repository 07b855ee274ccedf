import { expect, test } from 'vitest';
import { connect } from '../../src/platform/db/connect.js';
import { createTestDatabase } from '../../test/database.js';
import { seedLoad } from './index.js';
import { planOf } from './plan.js';

const size = { customers: 300, interactions: 3000, entries: 3000, seed: 7 };

async function build(
  seed = size.seed,
  work: (sql: ReturnType<typeof connect>) => Promise<void> = async () => undefined,
) {
  const { adminUrl } = await createTestDatabase();
  const world = await seedLoad(adminUrl, { ...size, seed }, () => undefined);
  const again = await seedLoad(adminUrl, { ...size, seed }, () => undefined);
  const sql = connect(adminUrl, { max: 1 });
  try {
    await work(sql);
    const [sum] =
      await sql`select md5(string_agg(md5((e.customer_id, e.at, e.title, e.subject_id)::text), '' order by e.id)) as sum
      from timeline_entries e`;
    return { world, again, sum: String(sum?.sum) };
  } finally {
    await sql.end();
  }
}

test('one organisation holds a fifth, and together they hold what was asked for', () => {
  const plan = planOf(size);
  expect(plan.map(({ entries }) => entries)).toEqual([600, ...Array.from({ length: 8 }, () => 300)]);
  expect(plan.reduce((sum, { mails, talks }) => sum + mails + talks, 0)).toBe(size.interactions);
});

test('the same seed makes the same world, another one another; a world that is there is left alone', async () => {
  const [one, same, other] = [await build(), await build(), await build(8)];
  expect(one.sum).toBe(same.sum);
  expect(one.sum).not.toBe(other.sum);
  expect([one.world.seeded, one.again.seeded]).toEqual([true, false]);
});

test('rows stand together as the services would have left them, with every index and check in place', async () => {
  await build(size.seed, async (sql) => {
    const one = async (query: string) => Number(Object.values((await sql.unsafe(query))[0] ?? {})[0]);
    expect(await one('select count(*) from time_entries')).toBe(size.entries);
    expect(await one('select count(*) from messages')).toBe(2400);
    expect(await one(`select count(*) from timeline_entries where kind = 'time_entry'`)).toBe(size.entries);
    expect(
      await one(`select count(*) from timeline_entries e where kind = 'email' and not exists (select 1 from messages m
      join thread_customer_links l on l.org_id = m.org_id and l.thread_id = m.thread_id
      where m.org_id = e.org_id and m.id = e.subject_id and l.customer_id = e.customer_id)`),
    ).toBe(0);
    expect(
      await one(`select count(*) from threads t where message_count <> (select count(*) from messages m
      where m.org_id = t.org_id and m.thread_id = t.id)`),
    ).toBe(0);
    // Foreign keys were not looked up while writing: each is looked up now.
    const keys =
      await sql`select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    for (const { table, name, definition } of keys) {
      await sql.unsafe(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
      await sql.unsafe(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    }
    expect(
      await one(`select count(*) from pg_indexes where indexname in ('timeline_entries_page', 'timeline_entries_once',
      'time_entries_customer', 'messages_message_id_unique', 'customers_name_trigrams')`),
    ).toBe(5);
  });
});
