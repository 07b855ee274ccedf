import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContact } from '../contacts/service.js';
import { connect } from '../platform/db/connect.js';
import { openDatabase, type Sql } from '../platform/db/database.js';
import type { Runtime } from '../platform/db/in-org.js';
import type { FileStore } from '../platform/files/file-store.js';
import { useOffice } from '../tasks/office.fixture.js';
import { all, busyMember } from '../team/leaving.fixture.js';
import { removePerson } from '../team/service.js';
import { passTime } from './pass-time.fixture.js';
import { purgeOrganisations, removeOrganisation, takeOrganisationBack } from './service.js';

const office = useOffice();
let admin: Sql;
let runtime: Runtime;

beforeAll(async () => {
  admin = connect(office.database.adminUrl, { max: 1 });
  runtime = { ...office.runtime, db: await openDatabase({ url: office.database.workerUrl, connections: 2 }) };
});
afterAll(async () => {
  await admin?.end();
  await runtime?.db.close();
});

const removedKeys: string[] = [];
const forgotten: string[] = [];
const outOfReach = new Set<string>();
const store: FileStore = {
  put: async () => undefined,
  open: async () => Readable.from([]),
  remove: async (key) => {
    if (outOfReach.has(key)) throw new Error('The store does not answer.');
    removedKeys.push(key);
  },
  check: async () => undefined,
};
const purge = () => purgeOrganisations(runtime, { store, forget: async (orgId) => void forgotten.push(orgId) });

/** Every row of the organisation, by table, as text that changes with any of them. */
async function rowsOf(orgId: string): Promise<Record<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await admin<{ rows: number; hash: string }[]>`
      select count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
      from ${admin(name)} t where t.org_id = ${orgId}`;
    if (row?.rows) found[name] = `${row.rows} ${row.hash}`;
  }
  return found;
}

/** An organisation with a bit of everything that an office makes, and somebody who has left. */
async function busyOffice() {
  const world = await busyMember(office);
  const { org } = world;
  await office.as(org.owner, (ctx) =>
    createContact(ctx, {
      name: 'Ada',
      addresses: ['ada@x.test'],
      customers: [{ customerId: world.shared, role: null }],
    }),
  );
  await office.as(org.admin, (ctx) =>
    removePerson(ctx, { id: org.member.personId, handover: all(org.colleague.personId) }),
  );
  await admin`insert into stored_files (org_id, hash, key, size, type, created_at)
    values (${org.id}, ${'a'.repeat(64)}, ${`${org.id}/${org.id}`}, 1, 'text/plain', now())`;
  const [row] = await admin<{ name: string }[]>`select name from organisations where id = ${org.id}`;
  return { org, name: row?.name ?? '' };
}

const keyOf = (orgId: string) => `${orgId}/${orgId}`;

async function deletedOffice(ago: string) {
  const world = await busyOffice();
  await office.as(world.org.owner, (ctx) => removeOrganisation(ctx, { name: world.name }));
  await passTime(admin, world.org.id, ago);
  return world;
}

test('thirty days after its deletion nothing of an organisation is left, and no row of another has changed', async () => {
  const kept = await busyOffice();
  const before = await rowsOf(kept.org.id);
  expect(Object.keys(before).length).toBeGreaterThan(15);
  const gone = await deletedOffice('29 days 23 hours');
  await purge();
  expect(Object.keys(await rowsOf(gone.org.id))).toContain('customers');
  await passTime(admin, gone.org.id, '1 hour');
  await purge();
  expect(await rowsOf(gone.org.id)).toEqual({});
  expect([...(await admin`select 1 from organisations where id = ${gone.org.id}`)]).toEqual([]);
  expect(removedKeys).toEqual([keyOf(gone.org.id)]);
  expect(forgotten).toEqual([gone.org.id]);
  expect(await rowsOf(kept.org.id)).toEqual(before);
});

test('what was taken back is not purged', async () => {
  const { org } = await deletedOffice('29 days');
  await office.as(org.system, takeOrganisationBack);
  office.setClock('2126-06-01T09:00:00.000Z');
  const before = await rowsOf(org.id);
  await purge();
  expect(await rowsOf(org.id)).toEqual(before);
});

test('a server whose clock runs ahead takes neither rows nor files', async () => {
  const { org } = await deletedOffice('1 day');
  const before = await rowsOf(org.id);
  office.setClock('2126-06-01T09:00:00.000Z');
  await purge();
  expect(removedKeys).not.toContain(keyOf(org.id));
  expect(forgotten).not.toContain(org.id);
  expect(await rowsOf(org.id)).toEqual(before);
});

test('one organisation whose files are out of reach holds up no other, and has its turn again', async () => {
  const stuck = await deletedOffice('32 days');
  const next = await deletedOffice('31 days');
  outOfReach.add(keyOf(stuck.org.id));
  await expect(purge()).rejects.toThrow('could not be purged');
  expect(await rowsOf(next.org.id)).toEqual({});
  expect(Object.keys(await rowsOf(stuck.org.id))).toContain('stored_files');
  // What has begun is never taken back, whatever the clocks say.
  await passTime(admin, stuck.org.id, '-10 days');
  await expect(office.as(stuck.org.system, takeOrganisationBack)).rejects.toThrow('thirty days are over');
  await passTime(admin, stuck.org.id, '10 days');
  outOfReach.clear();
  await purge();
  expect(await rowsOf(stuck.org.id)).toEqual({});
});

test('what lies beside the database goes only with the last row, and until then is tried again', async () => {
  const { org } = await deletedOffice('31 days');
  await admin`create table hindrance (whose uuid references organisations (id))`;
  await admin`insert into hindrance values (${org.id})`;
  await expect(purge()).rejects.toThrow('could not be purged');
  expect(forgotten).not.toContain(org.id);
  await admin`drop table hindrance`;
  const isLocked = async () => {
    throw new Error('The folder is not to be written.');
  };
  await expect(purgeOrganisations(runtime, { store, forget: isLocked })).rejects.toThrow('could not be purged');
  await purge();
  expect(forgotten).toContain(org.id);
  expect([...(await admin`select 1 from organisations where id = ${org.id}`)]).toEqual([]);
});

test('the database itself refuses to take rows of an organisation whose thirty days are not over', async () => {
  const { org, name } = await busyOffice();
  const take = () => runtime.db.sql`select purge_rows(${org.id}, 'customers', 10)`;
  await expect(take()).rejects.toThrow('not to be deleted');
  await office.as(org.owner, (ctx) => removeOrganisation(ctx, { name }));
  await expect(take()).rejects.toThrow('not to be deleted');
  await expect(runtime.db.sql`select begin_purge(${org.id})`).rejects.toThrow('not to be deleted');
  await expect(runtime.db.sql`select purge_organisation(${org.id})`).rejects.toThrow('not to be deleted');
  await expect(office.runtime.db.sql`select purge_rows(${org.id}, 'customers', 10)`).rejects.toThrow('permission');
  await expect(office.runtime.db.sql`select begin_purge(${org.id})`).rejects.toThrow('permission');
});

test('since when an organisation is being deleted is the word of the database, and nobody of the product changes it', async () => {
  const { org } = await busyOffice();
  for (const { db } of [office.runtime, runtime]) {
    const write = (statement: (tx: Sql) => Promise<unknown>) =>
      db.sql.begin(async (tx) => {
        await tx`select set_config('app.org_id', ${org.id}, true), set_config('app.role', 'system', true)`;
        await statement(tx as unknown as Sql);
      });
    const { id } = org;
    await expect(
      write((tx) => tx`insert into organisation_removals (org_id, removed_at) values (${id}, '2020-01-01')`),
    ).rejects.toThrow('permission denied');
    await expect(
      write((tx) => tx`insert into organisation_removals (org_id, purge_began_at) values (${id}, now())`),
    ).rejects.toThrow('permission denied');
    await expect(write((tx) => tx`update organisation_removals set removed_at = '2020-01-01'`)).rejects.toThrow(
      'permission denied',
    );
  }
  office.setClock('2020-01-01T00:00:00.000Z');
  await office.as(org.owner, (ctx) => removeOrganisation(ctx, { name: 'Test' }));
  const [row] = await admin<{ fresh: boolean }[]>`
    select removed_at > now() - interval '1 minute' as fresh from organisation_removals where org_id = ${org.id}`;
  expect(row?.fresh).toBe(true);
});
