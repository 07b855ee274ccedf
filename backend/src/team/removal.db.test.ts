import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import type { TestOrganisation } from '../../test/world.js';
import { listFollowUps } from '../follow-ups/service.js';
import { listNotes } from '../notes/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { useOffice } from '../tasks/office.fixture.js';
import { listTasks } from '../tasks/service.js';
import { listTimeEntries } from '../time/service.js';
import { listTimeline } from '../timeline/service.js';
import { all, busyMember, type To } from './leaving.fixture.js';
import {
  addPerson,
  changeRole,
  getPerson,
  listCustomersOf,
  listPeople,
  removePerson,
  restorePerson,
} from './service.js';

const office = useOffice();
const password = 'what she signs in with';
const busy = () => busyMember(office);
type Busy = Awaited<ReturnType<typeof busy>>;

const byOne = (id: string) => ({ customers: id, tasks: id, followUps: id, approvals: id });
const remove = (actor: Actor, id: string, handover?: To) =>
  office.as(actor, (ctx) => removePerson(ctx, { id, handover }));
const told = async (org: TestOrganisation, id: string) =>
  (await office.told(org, id)).map(({ name, data }) => [name, data] as const);
const customersOf = async ({ org }: Busy, { personId }: Actor) =>
  (await office.as(org.owner, (ctx) => listCustomersOf(ctx, { id: personId, limit: 50 }))).items;
const hash = (org: TestOrganisation, id: string) =>
  office.as(org.system, async (ctx) => {
    const [row] = await ctx.tx.execute<{ hash: string | null }>(
      sql`select password_hash as hash from people where id = ${id}`,
    );
    return row?.hash;
  });

test('what a person holds is counted before they leave', async () => {
  const { org } = await busy();
  const { holdings } = await office.as(org.admin, (ctx) => getPerson(ctx, { id: org.member.personId }));
  expect(holdings).toEqual({
    ...{ customersOwned: 2, customersAssigned: 1, tasks: 1, followUps: 1, approvals: 1, timerRuns: true },
    ...{ apiKeys: 1, devices: 0, mailboxes: 0, invitations: 0 },
  });
});

test('who leaves hands over everything open in one step, and loses nothing of what they wrote', async () => {
  const world = await busy();
  const { org, owned, shared, task, followUp } = world;
  const { personId } = org.member;
  const left = await remove(org.admin, personId, all(org.colleague.personId));
  expect(left).toMatchObject({ removedAt: expect.any(String), abilities: { restore: true, remove: false } });
  expect(await customersOf(world, org.colleague)).toMatchObject([
    ...[
      { name: 'Alder', owner: true },
      { name: 'Birch', owner: true },
      { name: 'Cedar', owner: false },
    ],
  ]);
  expect(await customersOf(world, org.member)).toEqual([]);
  const asNext = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(org.colleague, work);
  const tasks = await asNext((ctx) => listTasks(ctx, { limit: 9, assigneeId: org.colleague.personId }));
  expect(tasks.items).toMatchObject([{ id: task.id, title: 'Open' }]);
  const next = { limit: 9, assigneeId: org.colleague.personId };
  expect((await asNext((ctx) => listFollowUps(ctx, next))).items).toMatchObject([{ id: followUp.id }]);
  const notes = await asNext((ctx) => listNotes(ctx, { customerId: shared, limit: 9 }));
  expect(notes.items).toMatchObject([{ body: 'Mine', author: { id: personId, name: 'member person' } }]);
  const entries = await office.as(org.member, (ctx) => listTimeEntries(ctx, { limit: 9 }));
  expect(entries.items).toMatchObject([{ durationSeconds: 1200, endedAt: '2026-03-10T09:20:00.000Z' }]);
  expect(await hash(org, personId)).toBeNull();
  for (const id of owned) expect((await told(org, id)).at(-1)).toMatchObject(['customer.owner_changed', {}]);
  expect(await told(org, personId)).toEqual([
    [
      'person.removed',
      {
        ...{ name: 'member person', role: 'member' },
        handed: { customers: 2, tasks: 1, followUps: 1, approvals: 1, assigned: 1 },
        successors: byOne(org.colleague.personId),
      },
    ],
  ]);
  expect((await told(org, task.id)).at(-1)).toMatchObject([
    'task.handed_over',
    { title: 'Open', from: { id: personId }, to: { id: org.colleague.personId, name: 'colleague person' } },
  ]);
  expect((await told(org, followUp.id)).at(-1)).toMatchObject(['follow_up.handed_over', { title: 'Ring' }]);
  expect((await told(org, shared)).at(-2)).toMatchObject(['customer.person_assigned', {}]);
  expect((await told(org, shared)).at(-1)).toMatchObject(['customer.person_unassigned', { person: { id: personId } }]);
  const lines = await asNext((ctx) => listTimeline(ctx, { customerId: shared, limit: 9 }));
  expect(lines.items.map(({ event }) => event)).toContain('task.handed_over');
  const keys = await office.as(org.system, (ctx) =>
    ctx.tx.execute(sql`select 1 from api_keys where person_id = ${personId} and revoked_at is null`),
  );
  expect([...keys]).toEqual([]);
  expect(await remove(org.admin, personId)).toMatchObject({ id: personId });
  expect(await told(org, personId)).toHaveLength(1);
});

test('open work without a successor keeps the person, and the refusal says what is left', async () => {
  const world = await busy();
  const { org } = world;
  const leaving = remove(org.owner, org.member.personId, { tasksTo: org.colleague.personId });
  await expect(leaving).rejects.toMatchObject({ code: 'conflict', details: { left: ['customers', 'followUps'] } });
  expect(await customersOf(world, org.member)).toHaveLength(3);
  expect(await told(org, org.member.personId)).toEqual([]);
});

const successors: [string, (world: Busy) => Promise<string> | string, string][] = [
  ['themself', ({ org }) => org.member.personId, 'somebody other than'],
  ['a reader', ({ org }) => org.readOnly.personId, 'cannot hold customers'],
  ['a contractor', ({ org }) => org.contractor.personId, 'cannot hold customers'],
  ['somebody unknown', () => newId(), 'does not exist'],
  ['somebody of another organisation', async () => (await office.organisation()).member.personId, 'does not exist'],
  [
    'somebody who has left',
    async ({ org }) => {
      await remove(org.owner, org.colleague.personId);
      return org.colleague.personId;
    },
    'is suspended',
  ],
];

test.each(successors)('%s cannot take over', async (_who, choose, sentence) => {
  const world = await busy();
  const leaving = remove(world.org.owner, world.org.member.personId, all(await choose(world)));
  await expect(leaving).rejects.toThrow(sentence);
});

test('a contractor takes tasks over while somebody else takes the customers', async () => {
  const { org, task } = await busy();
  const to = { ...all(org.admin.personId), tasksTo: org.contractor.personId };
  await remove(org.owner, org.member.personId, to);
  const seen = await office.as(org.contractor, (ctx) => listTasks(ctx, { limit: 9 }));
  expect(seen.items).toMatchObject([{ id: task.id }]);
});

test('a removal is taken back for thirty days, with the former role and without the former sign-in', async () => {
  const { org } = await busy();
  const { personId } = org.member;
  const bringBack = () => office.as(org.admin, (ctx) => restorePerson(ctx, { id: personId }));
  await remove(org.admin, personId, all(org.colleague.personId));
  office.setClock('2026-04-09T09:19:00.000Z');
  expect(await bringBack()).toMatchObject({ role: 'member', removedAt: null, suspendedAt: null });
  expect(await hash(org, personId)).toBeNull();
  expect((await told(org, personId)).map(([name]) => name)).toEqual(['person.removed', 'person.restored']);
  await remove(org.admin, personId, all(org.colleague.personId));
  office.setClock('2026-05-09T09:20:00.001Z');
  await expect(bringBack()).rejects.toThrow('more than 30 days ago');
});

test('the address of who has left is free, and who took it is not pushed out by their return', async () => {
  const { org } = await busy();
  const { personId } = org.member;
  await remove(org.admin, personId, all(org.colleague.personId));
  const email = `member@${org.slug}.test`;
  const given = { name: 'Successor', email, role: 'member', password } as const;
  const added = await office.as(org.admin, (ctx) => addPerson(ctx, given));
  const back = office.as(org.admin, (ctx) => restorePerson(ctx, { id: personId }));
  await expect(back).rejects.toMatchObject({ code: 'conflict' });
  const here = await office.as(org.owner, (ctx) => listPeople(ctx, { limit: 50, search: email }));
  expect(here.items.map(({ id }) => id)).toEqual([added.id]);
  const gone = await office.as(org.owner, (ctx) => listPeople(ctx, { limit: 50, search: email, state: 'removed' }));
  expect(gone.items.map(({ id }) => id)).toEqual([personId]);
});

test('a narrower role hands over what it cannot hold in the same step, and keeps the rest', async () => {
  const world = await busy();
  const { org, task } = world;
  const { personId: id } = org.member;
  const give = (role: 'contractor' | 'read_only', handover?: To) =>
    office.as(org.owner, (ctx) => changeRole(ctx, { id, role, handover }));
  await expect(give('contractor')).rejects.toMatchObject({ details: { left: ['customers', 'followUps'] } });
  const to = { customersTo: org.colleague.personId, followUpsTo: org.admin.personId };
  expect(await give('contractor', to)).toMatchObject({ role: 'contractor' });
  expect(await customersOf(world, org.colleague)).toHaveLength(2);
  const contractor: Actor = { ...org.member, role: 'contractor' };
  expect((await office.as(contractor, (ctx) => listTasks(ctx, { limit: 9 }))).items.map((one) => one.id)).toContain(
    task.id,
  );
  await expect(give('read_only')).rejects.toMatchObject({ details: { left: ['tasks'] } });
  await give('read_only', { tasksTo: org.colleague.personId });
  const { holdings } = await office.as(org.owner, (ctx) => getPerson(ctx, { id }));
  expect(holdings).toMatchObject({ customersOwned: 0, tasks: 0, followUps: 0, approvals: 0, timerRuns: false });
  expect((await told(org, id)).map(([, data]) => data)).toMatchObject([
    { from: 'member', to: 'contractor', handed: { customers: 2, followUps: 1, approvals: 1 } },
    { from: 'contractor', to: 'read_only', handed: { tasks: 1 } },
  ]);
});

test('of ten owners who remove each other at once, one stays', async () => {
  const org = await office.organisation();
  const owners: Actor[] = [org.owner];
  for (let count = 1; count < 10; count += 1) {
    const given = { name: `Owner ${count}`, email: `o${count}@x.test`, role: 'owner', password } as const;
    const { id } = await office.as(org.system, (ctx) => addPerson(ctx, given));
    owners.push({ ...org.owner, personId: id });
  }
  const cuts = owners.flatMap((actor) => owners.filter((one) => one !== actor).map((one) => [actor, one] as const));
  const tried = await Promise.allSettled(cuts.map(([actor, one]) => remove(actor, one.personId)));
  const refused = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(new Set(refused)).toEqual(new Set(['forbidden']));
  const left = await office.as(org.system, (ctx) =>
    ctx.tx.execute(sql`select id from people where role = 'owner' and removed_at is null and suspended_at is null`),
  );
  expect(left).toHaveLength(1);
});

test('only owners and admins remove and bring back, an admin no owner, nobody themself, and none elsewhere', async () => {
  const [org, other] = [await office.organisation(), await office.organisation()];
  const id = org.colleague.personId;
  for (const actor of [org.member, org.contractor, org.readOnly]) {
    await expect(remove(actor, id)).rejects.toMatchObject({ code: 'forbidden' });
    const back = office.as(actor, (ctx) => restorePerson(ctx, { id }));
    await expect(back).rejects.toMatchObject({ code: 'forbidden' });
    await expect(office.as(actor, (ctx) => getPerson(ctx, { id }))).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(remove(org.admin, org.owner.personId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(remove(org.owner, org.owner.personId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(remove(other.owner, id)).rejects.toMatchObject({ code: 'not_found' });
  const looking = office.as(other.owner, (ctx) => getPerson(ctx, { id }));
  await expect(looking).rejects.toMatchObject({ code: 'not_found' });
  expect(await told(org, id)).toEqual([]);
});
