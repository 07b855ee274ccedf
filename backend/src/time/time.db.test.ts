import { expect, test } from 'vitest';
import { useOffice } from '../tasks/office.fixture.js';
import { createTask } from '../tasks/service.js';
import {
  editTimeEntry,
  getRunningTimer,
  listTimeEntries,
  removeTimeEntry,
  restoreTimeEntry,
  secondsTrackedSince,
  startTimer,
  stopTimer,
} from './service.js';

const office = useOffice();

async function start() {
  office.setClock('2026-03-10T09:00:00.000Z');
  const org = await office.organisation();
  const customerId = await office.customer(org, { stage: 'onboarding' });
  return { org, customerId };
}
type World = Awaited<ReturnType<typeof start>>;

async function tracked({ org, customerId }: World) {
  const { entry } = await office.as(org.member, (ctx) => startTimer(ctx, { customerId }));
  office.setClock('2026-03-10T09:30:00.900Z');
  return { id: entry.id, stopped: await office.as(org.member, (ctx) => stopTimer(ctx, { note: 'Set-up call' })) };
}

test('a timer takes its category from the customer’s stage and ends in whole seconds', async () => {
  const world = await start();
  const { id, stopped } = await tracked(world);
  expect(stopped).toMatchObject({ category: 'onboarding', billable: true, durationSeconds: 1800, note: 'Set-up call' });
  const told = await office.told(world.org, id);
  expect(told.map((event) => event.name)).toEqual(['timer.started', 'timer.stopped']);
  expect(told[1]).toMatchObject({
    customerId: world.customerId,
    data: { durationSeconds: 1800, personId: world.org.member.personId },
  });
});

test('internal time is not billed unless somebody says so', async () => {
  const { org, customerId } = await start();
  const begin = (input: object) =>
    office.as(org.member, (ctx) => startTimer(ctx, { customerId, category: 'internal', ...input }));
  expect((await begin({})).entry.billable).toBe(false);
  expect((await begin({ billable: true })).entry.billable).toBe(true);
});

test('a new start ends the running timer and tells of both', async () => {
  const { org, customerId } = await start();
  const first = await office.as(org.member, (ctx) => startTimer(ctx, { customerId }));
  office.setClock('2026-03-10T09:10:00.000Z');
  const second = await office.as(org.member, (ctx) => startTimer(ctx, { customerId, category: 'qbr' }));
  expect(second.stopped).toMatchObject({ id: first.entry.id, durationSeconds: 600 });
  const running = await office.as(org.member, (ctx) => getRunningTimer(ctx));
  expect(running).toMatchObject({ entry: { id: second.entry.id }, now: '2026-03-10T09:10:00.000Z' });
});

test('stopping without a running timer is answered with a sentence', async () => {
  const { org } = await start();
  await expect(office.as(org.member, (ctx) => stopTimer(ctx, {}))).rejects.toMatchObject({ code: 'conflict' });
});

test('a thousand racing starts leave one running timer and no gap in the others', async () => {
  const { org, customerId } = await start();
  const races = Array.from({ length: 1000 }, () => office.as(org.member, (ctx) => startTimer(ctx, { customerId })));
  const results = await Promise.allSettled(races);
  expect(results.filter((result) => result.status === 'rejected')).toEqual([]);
  const [row] = await office.as(org.member, (ctx) =>
    ctx.tx.execute<{ running: number; all: number }>(
      'select count(*) filter (where ended_at is null)::int as running, count(*)::int as all from time_entries',
    ),
  );
  expect(row).toEqual({ running: 1, all: 1000 });
}, 300_000);

test('those without the right are refused, and a customer out of sight does not exist', async () => {
  const { org, customerId } = await start();
  const other = await office.organisation();
  const begin = (ctx: Parameters<typeof startTimer>[0]) => startTimer(ctx, { customerId });
  await expect(office.as(org.readOnly, begin)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(org.colleague, begin)).rejects.toMatchObject({ code: 'not_found' });
  await expect(office.as(other.owner, begin)).rejects.toMatchObject({ code: 'not_found' });
});

test('nobody else reads or changes a person’s entries, not even the owner', async () => {
  const world = await start();
  const { org } = world;
  const { id } = await tracked(world);
  const other = await office.organisation();
  for (const actor of [org.owner, org.colleague, other.owner]) {
    for (const verb of [editTimeEntry, removeTimeEntry, restoreTimeEntry]) {
      await expect(office.as(actor, (ctx) => verb(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await office.as(actor, (ctx) => listTimeEntries(ctx, { limit: 50 }))).items).toEqual([]);
  }
  expect((await office.as(org.member, (ctx) => listTimeEntries(ctx, { limit: 50 }))).items).toHaveLength(1);
});

test('an edit moves the span and counts again; impossible spans are refused', async () => {
  const world = await start();
  const { org } = world;
  const { id } = await tracked(world);
  const edit = (input: object) => office.as(org.member, (ctx) => editTimeEntry(ctx, { id, ...input }));
  expect(await edit({ startedAt: '2026-03-10T08:30:00Z' })).toMatchObject({
    durationSeconds: 3600,
    category: 'onboarding',
  });
  await expect(edit({ endedAt: '2026-03-10T08:00:00Z' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(edit({ endedAt: '2026-03-11T08:00:00Z' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(edit({ startedAt: '2026-03-01T08:00:00Z' })).rejects.toMatchObject({ code: 'invalid' });
  const names = (await office.told(org, id)).map((event) => event.name);
  expect(names).toEqual(['timer.started', 'timer.stopped', 'time_entry.edited']);
});

test('removing a running entry ends the timer; it comes back only while no other runs', async () => {
  const { org, customerId } = await start();
  const first = await office.as(org.member, (ctx) => startTimer(ctx, { customerId }));
  const { id } = first.entry;
  await office.as(org.member, (ctx) => removeTimeEntry(ctx, { id }));
  expect((await office.as(org.member, (ctx) => getRunningTimer(ctx))).entry).toBeNull();
  await office.as(org.member, (ctx) => startTimer(ctx, { customerId }));
  await expect(office.as(org.member, (ctx) => restoreTimeEntry(ctx, { id }))).rejects.toMatchObject({
    code: 'conflict',
  });
  await office.as(org.member, (ctx) => stopTimer(ctx, {}));
  await office.as(org.member, (ctx) => restoreTimeEntry(ctx, { id }));
  expect((await office.as(org.member, (ctx) => getRunningTimer(ctx))).entry).toMatchObject({ id });
  const names = (await office.told(org, id)).map((event) => event.name);
  expect(names).toEqual(['timer.started', 'time_entry.removed', 'time_entry.restored']);
});

test('a contractor keeps own hours after the task has gone to somebody else', async () => {
  const { org, customerId } = await start();
  const task = await office.as(org.member, (ctx) =>
    createTask(ctx, { customerId, title: 'x', assigneeId: org.contractor.personId }),
  );
  await office.as(org.contractor, (ctx) => startTimer(ctx, { customerId, taskId: task.id }));
  await office.as(org.member, (ctx) => ctx.tx.execute(`update tasks set assignee_id = null`));
  expect(await office.as(org.contractor, (ctx) => stopTimer(ctx, {}))).toMatchObject({
    taskId: task.id,
    customer: { name: '' },
  });
});

test('seconds tracked since midnight clip what began before and count the running timer', async () => {
  const world = await start();
  const { org, customerId } = world;
  office.setClock('2026-03-09T22:30:00.000Z');
  await office.as(org.member, (ctx) => startTimer(ctx, { customerId }));
  office.setClock('2026-03-09T23:30:00.000Z');
  await office.as(org.member, (ctx) => startTimer(ctx, { customerId }));
  office.setClock('2026-03-09T23:45:00.000Z');
  const since = new Date('2026-03-09T23:00:00.000Z');
  expect(await office.as(org.member, (ctx) => secondsTrackedSince(ctx, since))).toBe(45 * 60);
});
