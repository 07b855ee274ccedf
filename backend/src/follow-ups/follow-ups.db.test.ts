import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useOffice } from '../tasks/office.fixture.js';
import { followUpPostponements } from './schema.js';
import {
  completeFollowUp,
  createFollowUp,
  listFollowUps,
  ownFollowUpsDue,
  postponeFollowUp,
  removeFollowUp,
  reopenFollowUp,
  restoreFollowUp,
} from './service.js';

const office = useOffice();

async function start() {
  office.setClock('2026-03-10T09:00:00.000Z');
  const org = await office.organisation();
  const customerId = await office.customer(org);
  const followUp = await office.as(org.member, (ctx) =>
    createFollowUp(ctx, { customerId, title: 'Ask for news', dueOn: '2026-03-10' }),
  );
  return { org, customerId, followUp };
}
type World = Awaited<ReturnType<typeof start>>;
const names = async ({ org, followUp }: World) => (await office.told(org, followUp.id)).map((event) => event.name);

test('a new follow-up is its author’s own and due today by the organisation’s day', async () => {
  const world = await start();
  const { org, customerId, followUp } = world;
  expect(followUp).toMatchObject({
    group: 'due_today',
    assignee: { id: org.member.personId },
    customer: { id: customerId },
    postponements: 0,
  });
  expect(await names(world)).toEqual(['follow_up.created']);
});

test('the group follows the organisation’s midnight, not that of London', async () => {
  const { org, customerId } = await start();
  const groupNow = async () =>
    (await office.as(org.member, (ctx) => listFollowUps(ctx, { customerId, limit: 50 }))).items[0]?.group;
  office.setClock('2026-03-09T22:59:59.000Z');
  expect(await groupNow()).toBe('upcoming');
  office.setClock('2026-03-09T23:00:00.000Z');
  expect(await groupNow()).toBe('due_today');
  office.setClock('2026-03-10T23:00:00.000Z');
  expect(await groupNow()).toBe('overdue');
});

test('those without the right are refused, and strangers find nothing', async () => {
  const { org, customerId, followUp } = await start();
  const { id } = followUp;
  const create = (ctx: Parameters<typeof createFollowUp>[0]) =>
    createFollowUp(ctx, { customerId, title: 'x', dueOn: '2026-03-10' });
  const other = await office.organisation();
  await expect(office.as(org.readOnly, create)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(other.owner, create)).rejects.toMatchObject({ code: 'not_found' });
  await expect(office.as(org.readOnly, (ctx) => completeFollowUp(ctx, { id }))).rejects.toMatchObject({
    code: 'forbidden',
  });
  for (const actor of [other.owner, org.colleague]) {
    for (const verb of [completeFollowUp, reopenFollowUp, removeFollowUp, restoreFollowUp]) {
      await expect(office.as<unknown>(actor, (ctx) => verb(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
    }
    const postponing = office.as(actor, (ctx) => postponeFollowUp(ctx, { id, by: 'tomorrow' }));
    await expect(postponing).rejects.toMatchObject({ code: 'not_found' });
  }
});

test('each postponement is kept with its reason', async () => {
  const world = await start();
  const { org, followUp } = world;
  const { id } = followUp;
  const moved = await office.as(org.member, (ctx) => postponeFollowUp(ctx, { id, by: '1_week', reason: 'On holiday' }));
  expect(moved).toMatchObject({ dueOn: '2026-03-17', group: 'upcoming', postponements: 1 });
  expect(await office.as(org.member, (ctx) => postponeFollowUp(ctx, { id, to: '2026-03-10' }))).toMatchObject({
    postponements: 2,
  });
  await expect(office.as(org.member, (ctx) => postponeFollowUp(ctx, { id }))).rejects.toMatchObject({
    code: 'invalid',
  });
  const kept = await office.as(org.member, (ctx) =>
    ctx.tx
      .select()
      .from(followUpPostponements)
      .where(eq(followUpPostponements.followUpId, id))
      .orderBy(followUpPostponements.id),
  );
  expect(kept).toMatchObject([
    { fromOn: '2026-03-10', toOn: '2026-03-17', reason: 'On holiday', personId: org.member.personId },
    { fromOn: '2026-03-17', toOn: '2026-03-10', reason: null },
  ]);
  expect(await names(world)).toEqual(['follow_up.created', 'follow_up.postponed', 'follow_up.postponed']);
});

test('completing keeps the resolution and plans the next one in the same step', async () => {
  const world = await start();
  const { org, followUp } = world;
  const { id } = followUp;
  const next = { title: 'Ask again', dueOn: '2026-03-24' };
  const answer = await office.as(org.member, (ctx) => completeFollowUp(ctx, { id, resolution: 'They said yes', next }));
  expect(answer.completed).toMatchObject({
    group: 'completed',
    resolution: 'They said yes',
    completedAt: '2026-03-10T09:00:00.000Z',
  });
  expect(answer.next).toMatchObject({ title: 'Ask again', dueOn: '2026-03-24', group: 'upcoming' });
  const postponing = office.as(org.member, (ctx) => postponeFollowUp(ctx, { id, by: 'tomorrow' }));
  await expect(postponing).rejects.toMatchObject({ code: 'conflict' });
  expect(await names(world)).toEqual(['follow_up.created', 'follow_up.completed']);
});

test('a next step that cannot be planned leaves the follow-up open', async () => {
  const world = await start();
  const { org, followUp, customerId } = world;
  const next = { title: 'Ask again', dueOn: '2026-03-24', assigneeId: '00000000-0000-4000-8000-000000000001' };
  const completing = office.as(org.member, (ctx) => completeFollowUp(ctx, { id: followUp.id, next }));
  await expect(completing).rejects.toMatchObject({ code: 'not_found' });
  const open = await office.as(org.member, (ctx) => listFollowUps(ctx, { customerId, limit: 50 }));
  expect(open.items).toMatchObject([{ id: followUp.id, completedAt: null }]);
  expect(await names(world)).toEqual(['follow_up.created']);
});

test('completing, removing and their undoing repeat without effect', async () => {
  const world = await start();
  const { org, followUp } = world;
  const { id } = followUp;
  const steps = [
    completeFollowUp,
    completeFollowUp,
    reopenFollowUp,
    reopenFollowUp,
    removeFollowUp,
    removeFollowUp,
    restoreFollowUp,
    restoreFollowUp,
  ];
  for (const step of steps) await office.as<unknown>(org.member, (ctx) => step(ctx, { id }));
  expect(await names(world)).toEqual([
    'follow_up.created',
    'follow_up.completed',
    'follow_up.reopened',
    'follow_up.removed',
    'follow_up.restored',
  ]);
});

test('the groups part the list, which pages by due day', async () => {
  const { org, customerId } = await start();
  for (const dueOn of ['2026-03-01', '2026-03-09', '2026-03-11', '2026-03-30']) {
    await office.as(org.member, (ctx) => createFollowUp(ctx, { customerId, title: dueOn, dueOn }));
  }
  const page = (input: object) =>
    office.as(org.member, (ctx) => listFollowUps(ctx, { customerId, limit: 50, ...input }));
  const days = async (input: object) => (await page(input)).items.map((item) => item.dueOn);
  expect(await days({ group: 'overdue' })).toEqual(['2026-03-01', '2026-03-09']);
  expect(await days({ group: 'due_today' })).toEqual(['2026-03-10']);
  expect(await days({ group: 'upcoming' })).toEqual(['2026-03-11', '2026-03-30']);
  const first = await page({ limit: 3 });
  const second = await page({ limit: 3, cursor: first.nextCursor });
  const all = [...first.items, ...second.items];
  expect(all.map((item) => item.dueOn)).toEqual(['2026-03-01', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-30']);
  for (const item of all.slice(0, 3)) await office.as(org.member, (ctx) => completeFollowUp(ctx, { id: item.id }));
  const done = await page({ group: 'completed', limit: 2 });
  const rest = await page({ group: 'completed', limit: 2, cursor: done.nextCursor });
  expect([...done.items, ...rest.items]).toHaveLength(3);
});

test('own follow-ups due reach a week ahead and hold no one else’s', async () => {
  const { org, customerId } = await start();
  const until = { until: '2026-03-17', today: '2026-03-10' };
  await office.as(org.owner, (ctx) => createFollowUp(ctx, { customerId, title: 'Owner’s', dueOn: '2026-03-11' }));
  await office.as(org.member, (ctx) => createFollowUp(ctx, { customerId, title: 'Late', dueOn: '2026-03-18' }));
  expect((await office.as(org.member, (ctx) => ownFollowUpsDue(ctx, until))).map((item) => item.title)).toEqual([
    'Ask for news',
  ]);
});
