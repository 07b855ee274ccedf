import { expect, test } from 'vitest';
import type { Actor } from '../platform/db/in-org.js';
import { useOffice } from '../tasks/office.fixture.js';
import { completeTask, getTask } from '../tasks/service.js';
import { all, busyMember, type To } from './leaving.fixture.js';
import {
  changeRole,
  getPerson,
  listCustomersOf,
  placePerson,
  removePerson,
  restorePerson,
  suspendPerson,
} from './service.js';

const office = useOffice();
const busy = () => busyMember(office);
type Busy = Awaited<ReturnType<typeof busy>>;

const remove = (actor: Actor, id: string, handover?: To) =>
  office.as(actor, (ctx) => removePerson(ctx, { id, handover }));
const bringBack = (actor: Actor, id: string) => office.as(actor, (ctx) => restorePerson(ctx, { id }));
const customersOf = async ({ org }: Busy, { personId }: Actor) =>
  (await office.as(org.owner, (ctx) => listCustomersOf(ctx, { id: personId, limit: 50 }))).items;
const holdings = async ({ org }: Busy, id: string) =>
  (await office.as(org.owner, (ctx) => getPerson(ctx, { id }))).holdings;

test('who is brought back has the work again that their successors left open, and the successors’ sight ends', async () => {
  const world = await busy();
  const { org, task, followUp } = world;
  const { personId } = org.member;
  const before = await holdings(world, personId);
  await remove(org.admin, personId, all(org.colleague.personId));
  await bringBack(org.admin, personId);
  expect(await holdings(world, personId)).toEqual({ ...before, timerRuns: false, apiKeys: 0 });
  expect(await customersOf(world, org.colleague)).toEqual([]);
  for (const [id, name] of [
    [task.id, 'task.handed_over'],
    [followUp.id, 'follow_up.handed_over'],
  ] as const) {
    const [, given, returned] = await office.told(org, id);
    expect([given?.name, returned?.name]).toEqual([name, name]);
    expect(returned?.data).toMatchObject({ from: { id: org.colleague.personId }, to: { id: personId } });
  }
  expect((await office.told(org, personId)).at(-1)?.data).toMatchObject({
    returned: { customers: 2, tasks: 1, followUps: 1, approvals: 1, assigned: 1, opened: 1 },
  });
});

test('what the successor has finished or given on stays where it is', async () => {
  const world = await busy();
  const { org, task } = world;
  await remove(org.admin, org.member.personId, all(org.colleague.personId));
  await office.as(org.colleague, (ctx) => completeTask(ctx, { id: task.id }));
  await office.as(org.admin, (ctx) => placePerson(ctx, { id: org.readOnly.personId, approverId: org.admin.personId }));
  await bringBack(org.admin, org.member.personId);
  expect(await office.as(org.owner, (ctx) => getTask(ctx, { id: task.id }))).toMatchObject({
    status: 'done',
    assignee: { id: org.colleague.personId },
  });
  expect(await holdings(world, org.member.personId)).toMatchObject({ tasks: 0, followUps: 1, approvals: 0 });
});

test('taking a narrower role back gives back what went with it; another role given later takes nothing', async () => {
  const world = await busy();
  const { org } = world;
  const { personId: id } = org.member;
  const give = (role: 'member' | 'contractor', more: { handover?: To; giveBack?: boolean } = {}) =>
    office.as(org.owner, (ctx) => changeRole(ctx, { id, role, ...more }));
  const to = { customersTo: org.colleague.personId, followUpsTo: org.colleague.personId };
  await give('contractor', { handover: to });
  await give('member');
  expect(await holdings(world, id)).toMatchObject({ customersOwned: 0, followUps: 0, tasks: 1 });
  await give('contractor');
  await give('member', { giveBack: true });
  expect(await holdings(world, id)).toMatchObject({ customersOwned: 2, followUps: 1, tasks: 1, approvals: 1 });
});

test('a suspension that stood before somebody left stands when they are brought back', async () => {
  const { org } = await busy();
  const id = org.colleague.personId;
  await office.as(org.admin, (ctx) => suspendPerson(ctx, { id }));
  office.setClock('2026-03-11T09:00:00.000Z');
  await remove(org.admin, id);
  expect(await bringBack(org.admin, id)).toMatchObject({ removedAt: null, suspendedAt: '2026-03-10T09:20:00.000Z' });
});

test('what was handed over is kept from members, and forgotten after thirty days', async () => {
  const { org } = await busy();
  await remove(org.admin, org.member.personId, all(org.colleague.personId));
  const kept = (actor: Actor) =>
    office.as(actor, async ({ tx }) => (await tx.execute('select 1 from handed_items')).length);
  expect(await kept(org.owner)).toBeGreaterThan(4);
  expect(await kept(org.colleague)).toBe(0);
  expect(await kept((await office.organisation()).owner)).toBe(0);
  office.setClock('2026-05-01T09:00:00.000Z');
  await remove(org.admin, org.colleague.personId, all(org.admin.personId));
  const left = await office.as(org.owner, async ({ tx }) =>
    tx.execute<{ person: string }>('select distinct person_id as person from handed_items'),
  );
  expect(left.map(({ person }) => person)).toEqual([org.colleague.personId]);
});
