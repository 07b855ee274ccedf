import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { TestOrganisation } from '../../test/world.js';
import { createContact, removeContact } from '../contacts/service.js';
import { bringBackCustomer, createCustomer, getCustomer, listCustomers, removeCustomer } from '../customers/service.js';
import { createFollowUp, listFollowUps } from '../follow-ups/service.js';
import { logInteraction, removeInteraction } from '../interactions/service.js';
import { rowsOf, twoCustomers } from '../merges/two-customers.fixture.js';
import { removeNote, writeNote } from '../notes/service.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import { useOffice } from '../tasks/office.fixture.js';
import { createTask, getTask, listTasks, removeTask } from '../tasks/service.js';
import { purgeSteps } from './purge/steps.js';
import { listBin, purgeNow, restoreFromBin, sweepBin } from './service.js';

const office = useOffice();
type Person = TestOrganisation['owner'];

const binOf = async (actor: Person, filter = {}) =>
  (await office.as(actor, (ctx) => listBin(ctx, { limit: 50, ...filter }))).items;
const restore = (actor: Person, id: string) => office.as(actor, (ctx) => restoreFromBin(ctx, { id }));
const store = async () => createDiskStore(join(await mkdtemp(join(tmpdir(), 'threadline-bin-')), 'files'));

async function start() {
  const org = await office.organisation();
  const customerId = await office.customer(org, { name: 'Acme' });
  return { org, customerId };
}

test('what is removed lies in the bin for owners and admins, and for members what they removed', async () => {
  const { org, customerId } = await start();
  const mine = await office.as(org.member, (ctx) => createTask(ctx, { customerId, title: 'Mine' }));
  const theirs = await office.as(org.owner, (ctx) => createTask(ctx, { customerId, title: 'Theirs' }));
  const note = await office.as(org.member, (ctx) =>
    writeNote(ctx, { customerId, body: 'Words of a note', sensitive: false, mentions: [] }),
  );
  await office.as(org.member, (ctx) => removeTask(ctx, { id: mine.id }));
  await office.as(org.member, (ctx) => removeNote(ctx, { id: note.id }));
  await office.as(org.owner, (ctx) => removeTask(ctx, { id: theirs.id }));
  const names = async (actor: Person) => (await binOf(actor)).map(({ name }) => name).sort();
  expect(await names(org.owner)).toEqual(['Mine', 'Theirs', 'Words of a note']);
  expect(await names(org.admin)).toEqual(['Mine', 'Theirs', 'Words of a note']);
  expect(await names(org.member)).toEqual(['Mine', 'Words of a note']);
  expect(await names(org.colleague)).toEqual([]);
  await expect(binOf(org.readOnly)).rejects.toThrow('Your role');
  expect(await names((await office.organisation()).owner)).toEqual([]);
  expect(await binOf(org.owner, { kind: 'note' })).toMatchObject([
    { kind: 'note', removedBy: { id: org.member.personId } },
  ]);
  expect(await binOf(org.owner, { search: 'thei' })).toMatchObject([{ id: theirs.id, customer: { name: 'Acme' } }]);
  await expect(restore(org.colleague, mine.id)).rejects.toThrow('does not exist');
  await restore(org.member, mine.id);
  expect(await office.as(org.member, (ctx) => getTask(ctx, { id: mine.id }))).toMatchObject({ title: 'Mine' });
  expect(await names(org.owner)).toEqual(['Theirs', 'Words of a note']);
});

test('the bin is read a page at a time', async () => {
  const { org, customerId } = await start();
  for (const title of ['a', 'b', 'c']) {
    const { id } = await office.as(org.owner, (ctx) => createTask(ctx, { customerId, title }));
    await office.as(org.owner, (ctx) => removeTask(ctx, { id }));
  }
  const first = await office.as(org.owner, (ctx) => listBin(ctx, { limit: 2 }));
  const rest = await office.as(org.owner, (ctx) => listBin(ctx, { limit: 2, cursor: first.nextCursor ?? '' }));
  expect([...first.items, ...rest.items].map(({ name }) => name).sort()).toEqual(['a', 'b', 'c']);
  expect(rest.nextCursor).toBeNull();
});

test('a removed customer is out of everybody’s sight with all of it, and comes back as it was', async () => {
  const { org, customerId } = await start();
  const customers = [{ customerId, role: null }];
  await office.as(org.owner, (ctx) => createContact(ctx, { name: 'Jane', addresses: ['jane@acme.com'], customers }));
  const task = await office.as(org.owner, (ctx) => createTask(ctx, { customerId, title: 'Plan' }));
  await office.as(org.owner, (ctx) =>
    createFollowUp(ctx, { customerId, title: 'Call', dueOn: '2026-03-10', assigneeId: org.contractor.personId }),
  );
  const gone = await office.as(org.owner, (ctx) => createTask(ctx, { customerId, title: 'Removed before' }));
  await office.as(org.owner, (ctx) => removeTask(ctx, { id: gone.id }));
  office.setClock('2026-03-10T09:00:01.000Z');
  const before = await rowsOf(office, org, [customerId]);
  await expect(office.as(org.member, (ctx) => removeCustomer(ctx, { id: customerId }))).rejects.toThrow('Your role');
  const removed = await office.as(org.admin, (ctx) => removeCustomer(ctx, { id: customerId }));
  expect(removed).toMatchObject({ name: 'Acme', contacts: 1 });
  for (const actor of [org.owner, org.admin, org.member, org.readOnly]) {
    await expect(office.as(actor, (ctx) => getCustomer(ctx, { id: customerId }))).rejects.toThrow('does not exist');
    await expect(office.as(actor, (ctx) => getTask(ctx, { id: task.id }))).rejects.toThrow('does not exist');
    expect((await office.as(actor, (ctx) => listTasks(ctx, { limit: 50 }))).items).toEqual([]);
    for (const archived of [true, false]) {
      const page = await office.as(actor, (ctx) => listCustomers(ctx, { limit: 50, sort: 'name', archived }));
      expect(page.items).toEqual([]);
    }
  }
  for (const actor of [org.owner, org.contractor])
    expect((await office.as(actor, (ctx) => listFollowUps(ctx, { limit: 50 }))).items).toEqual([]);
  expect((await binOf(org.owner)).map(({ kind, name }) => [kind, name])).toEqual([
    ['customer', 'Acme'],
    ['task', 'Removed before'],
  ]);
  await restore(org.owner, customerId);
  const entries = ({ timeline_entries: _entries, ...rest }: Record<string, string[]>) => rest;
  expect(entries(await rowsOf(office, org, [customerId]))).toEqual(entries(before));
  expect((await office.told(org, customerId)).map(({ name }) => name)).toEqual([
    'customer.removed',
    'customer.brought_back',
  ]);
  await office.as(org.owner, (ctx) => bringBackCustomer(ctx, { id: customerId }));
  expect(await office.told(org, customerId)).toHaveLength(2);
});

test('what belongs to a removed customer waits for the customer, and says so', async () => {
  const { org, customerId } = await start();
  const task = await office.as(org.owner, (ctx) => createTask(ctx, { customerId, title: 'Plan' }));
  await office.as(org.owner, (ctx) => removeTask(ctx, { id: task.id }));
  await office.as(org.owner, (ctx) => removeCustomer(ctx, { id: customerId }));
  expect((await binOf(org.owner)).find(({ id }) => id === task.id)?.customer).toMatchObject({
    name: 'Acme',
    inBin: true,
  });
  await expect(restore(org.owner, task.id)).rejects.toThrow('Acme lies in the bin too. Restore the customer first');
  await restore(org.owner, customerId);
  await restore(org.owner, task.id);
});

/** Rows that name the id in any column, by table; what is kept for good is left out. */
async function rowsNaming(org: TestOrganisation, id: string) {
  return office.as(org.system, async ({ tx }) => {
    const tables = await tx.execute<{ name: string }>(sql`select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' where c.relnamespace = 'public'::regnamespace
      and c.relkind = 'r' and c.relname not in ('events', 'audit_log', 'event_deliveries', 'idempotency_keys')`);
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await tx.execute(
        sql`select 1 from ${sql.identifier(name)} t where to_jsonb(t)::text like ${`%${id}%`}`,
      );
      if (rows.length > 0) found.push(`${name}: ${rows.length}`);
    }
    return found;
  });
}

test('a customer that is purged leaves nothing behind but the word that it happened', async () => {
  const org = await office.organisation();
  const { a, b } = await twoCustomers(office, org, 3);
  // Guests whose contact belongs to the first alone go with the contact.
  const others = async () => ({ ...(await rowsOf(office, org, [b])), portal_guests: [] });
  const before = await others();
  await office.as(org.owner, (ctx) => removeCustomer(ctx, { id: a }));
  await expect(office.as(org.admin, (ctx) => purgeNow(ctx, { id: a }))).rejects.toThrow('Your role');
  const stranger = await office.organisation();
  await expect(office.as(stranger.owner, (ctx) => purgeNow(ctx, { id: a }))).rejects.toThrow('does not exist');
  await office.as(org.owner, (ctx) => purgeNow(ctx, { id: a }));
  expect(await rowsNaming(org, a)).toEqual([]);
  expect(await others()).toEqual(before);
  expect((await office.told(org, a)).at(-1)).toMatchObject({ name: 'bin.purged', data: { kind: 'customer' } });
  await expect(office.as(org.owner, (ctx) => purgeNow(ctx, { id: a }))).rejects.toThrow('does not exist');
});

test('after thirty days the nightly sweep purges, once, also the bytes of documents; younger things stay', async () => {
  const org = await office.organisation();
  office.setClock('2026-03-10T09:00:00.000Z');
  const { a } = await twoCustomers(office, org, 5);
  const contact = { name: 'Jane', addresses: ['jane@acme.com'], customers: [{ customerId: a, role: null }] };
  const jane = await office.as(org.owner, (ctx) => createContact(ctx, contact));
  const call = await office.as(org.owner, (ctx) => logInteraction(ctx, { customerId: a, kind: 'call', note: 'Words' }));
  await office.as(org.owner, (ctx) => removeContact(ctx, { id: jane.id }));
  await office.as(org.owner, (ctx) => removeInteraction(ctx, { id: call.id }));
  const files = await store();
  const sweep = () => sweepBin(office.runtime, files);
  office.setClock('2026-04-09T08:59:00.000Z');
  await sweep();
  expect(await binOf(org.owner)).toHaveLength(2);
  office.setClock('2026-04-09T09:01:00.000Z');
  await sweep();
  await sweep();
  expect(await binOf(org.owner)).toEqual([]);
  expect(await rowsNaming(org, jane.id)).toEqual([]);
  expect((await office.told(org, jane.id)).filter(({ name }) => name === 'bin.purged')).toHaveLength(1);
  await office.as(org.owner, (ctx) => removeCustomer(ctx, { id: a }));
  office.setClock('2026-05-10T09:00:00.000Z');
  await sweep();
  expect(await rowsNaming(org, a)).toEqual([]);
  const kept = await office.as(org.system, ({ tx }) =>
    tx.execute(sql`select 1 from stored_files f where f.org_id = ${org.id}
      and not exists (select 1 from documents d where d.org_id = f.org_id and d.file_hash = f.hash)`),
  );
  expect([...kept]).toEqual([]);
  office.setClock('2026-03-10T09:00:00.000Z');
});

test('a customer created again after one was purged has nothing of it', async () => {
  const org = await office.organisation();
  const { id } = await office.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Acme', domains: ['acme.com'] }));
  await office.as(org.owner, (ctx) => removeCustomer(ctx, { id }));
  await office.as(org.owner, (ctx) => purgeNow(ctx, { id }));
  const again = await office.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Acme', domains: ['acme.com'] }));
  expect(again).toMatchObject({ domains: ['acme.com'], version: 1 });
});

test.each([
  ['customer_id', 'customer', ['events']],
  ['contact_id', 'contact', []],
  ['note_id', 'note', []],
  ['follow_up_id', 'follow_up', []],
  ['interaction_id', 'interaction', []],
  ['task_id', 'task', []],
] as const)('every table with a %s is among what goes with a %s', async (column, kind, kept) => {
  const org = await office.organisation();
  const found = await office.as(org.system, ({ tx }) =>
    tx.execute<{ name: string }>(sql`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      and a.attname = ${column} and not a.attisdropped where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`),
  );
  const gone = new Set(purgeSteps[kind](org.id).map(({ table }) => table));
  const forgotten = found.map(({ name }) => name).filter((name) => !gone.has(name));
  expect(forgotten.sort()).toEqual([...kept]);
});
