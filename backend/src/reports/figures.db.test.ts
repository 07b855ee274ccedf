import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { assignments } from '../customers/schema.js';
import { followUpPostponements, followUps } from '../follow-ups/schema.js';
import { organisations } from '../platform/auth/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import { tasks } from '../tasks/schema.js';
import {
  readFollowUps,
  readHeatmap,
  readOptions,
  readPortalAdoption,
  readRows,
  readTasks,
  rollUpOrganisation,
} from './service.js';
import { addCustomers, addLines, dice, type Scene } from './small-world.fixture.js';

const world = useWorld();
const range = { from: '2026-03-01', to: '2026-04-20', compare: 'none' } as const;
type RowsInput = Parameters<typeof readRows>[1];

const heatmap = (actor: Actor, more: object = {}) =>
  world.as(actor, (ctx) =>
    readHeatmap(ctx, { ...range, rows: 'customers', columns: 'week', limit: 200, ...more } as Parameters<
      typeof readHeatmap
    >[1]),
  );
const plainCount = (actor: Actor, zone: string, condition = sql`true`) =>
  world.as(actor, async (ctx) => {
    const [row] = await ctx.tx.execute<{ count: number }>(sql`select count(*)::int as count from timeline_entries
      where removed_at is null and not system and ${condition}
        and at >= ${range.from}::timestamp at time zone ${zone} and at < ${range.to}::timestamp at time zone ${zone}`);
    return row?.count;
  });

async function busyOffice(timeZone: string, seed: number) {
  const org = await world.organisation();
  await world.as(org.system, (ctx) => ctx.tx.update(organisations).set({ timeZone }));
  const customerIds = await addCustomers(world, org, 5);
  const scene: Scene = {
    ...{ customerIds, people: [org.owner.personId, org.member.personId], roll: dice(seed) },
    ...{ from: new Date('2026-02-20T00:00:00Z'), to: new Date('2026-04-25T00:00:00Z') },
  };
  await world.as(org.system, async (ctx) => {
    await addLines(ctx, scene, 300);
    const assigned = customerIds
      .slice(0, 2)
      .flatMap((customerId) =>
        [org.member, org.readOnly].map(({ personId }) => ({ orgId: org.id, customerId, personId, createdAt: ctx.now })),
      );
    await ctx.tx.insert(assignments).values(assigned.map((row) => ({ ...row, kind: 'assigned' as const })));
  });
  return { org, customerIds, scene };
}

const zones = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata'];

test.each(zones)('the heatmap counts what each role sees of the timeline, at any moment, in %s', async (zone) => {
  const { org, scene } = await busyOffice(zone, zone.length);
  const compare = async () => {
    for (const actor of [org.owner, org.admin, org.member, org.readOnly]) {
      const map = await heatmap(actor);
      expect(map.total.value).toBe(await plainCount(actor, zone));
      expect(map.columnTotals.reduce((sum, count) => sum + count, 0)).toBe(map.total.value);
      for (const { key, total, counts } of map.rows) {
        expect(total).toBe(await plainCount(actor, zone, sql`customer_id = ${key}`));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
      }
      const members = await heatmap(actor, { rows: 'members', columns: 'day', kinds: ['call', 'note'] });
      const of = sql`actor_id is not null and kind in ('call', 'note')`;
      expect(members.total.value).toBe(await plainCount(actor, zone, of));
      const byTask = await heatmap(actor, { rows: 'tasks', columns: 'month' });
      expect(byTask.total.value).toBe(await plainCount(actor, zone, sql`task_id is not null`));
    }
  };
  await compare();
  await rollUpOrganisation(world.runtime, org.id);
  await compare();
  await world.as(org.system, async (ctx) => {
    await addLines(ctx, scene, 20);
    await ctx.tx.execute(
      sql`update timeline_entries set removed_at = now() where id in (select id from timeline_entries limit 9)`,
    );
  });
  await compare();
  await rollUpOrganisation(world.runtime, org.id);
  await compare();
  await expect(heatmap(org.contractor)).rejects.toMatchObject({ code: 'forbidden' });
  expect((await heatmap((await world.organisation()).owner)).total.value).toBe(0);
});

test('every cell opens its rows, page after page', async () => {
  const { org } = await busyOffice('Europe/Berlin', 3);
  const map = await heatmap(org.owner, { columns: 'month' });
  const row = map.rows[0];
  const column = map.columns[1];
  const cell = { ...column, of: 'activity', customerId: row?.key, limit: 7 };
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.as(org.owner, (ctx) => readRows(ctx, { ...cell, cursor } as RowsInput));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(ids).size).toBe(row?.counts[1]);
  expect(ids.length).toBe(row?.counts[1]);
});

test('throughput and cycle time are those of the tasks themselves', async () => {
  const { org, customerIds } = await busyOffice('Europe/Berlin', 4);
  const hour = 3_600_000;
  const completedAt = new Date('2026-03-28T23:30:00Z');
  const taking = [1, 2, 3, 10, 40].map((hours) => new Date(completedAt.getTime() - hours * hour));
  await world.as(org.system, (ctx) =>
    ctx.tx.insert(tasks).values(
      taking.map((createdAt, at) => ({
        ...{
          orgId: org.id,
          id: newId(),
          customerId: customerIds[at % 3] ?? '',
          title: `Task ${at}`,
          createdAt,
          completedAt,
        },
        ...{ status: 'done' as const, assigneeId: at < 2 ? org.member.personId : null },
      })),
    ),
  );
  const ask = (actor: Actor, by: 'week' | 'person' | 'customer', to: string) =>
    world.as(actor, (ctx) => readTasks(ctx, { ...range, to, by, limit: 50, compare: 'previous' }));
  const report = await ask(org.owner, 'week', range.to);
  const cycles = [1, 2, 3, 10, 40].map((hours) => hours * 3600);
  expect(report.totals.completed).toEqual({ value: 5, compared: 0, change: null, hidden: null });
  expect(report.totals.medianCycleSeconds.value).toBe(cycles[2]);
  expect(report.totals.p85CycleSeconds.value).toBeCloseTo(10 * 3600 + 0.4 * 30 * 3600);
  expect(report.groups.find(({ key }) => key === '2026-03-23')?.completed).toBe(5);
  expect((await ask(org.owner, 'person', range.to)).groups.map(({ label, completed }) => [label, completed])).toEqual([
    [null, 3],
    ['member person', 2],
  ]);
  expect((await ask(org.owner, 'week', '2026-03-29')).totals).toMatchObject({
    completed: { value: 0 },
    medianCycleSeconds: { value: null },
  });
  expect((await ask(org.member, 'customer', range.to)).totals.completed.value).toBe(4);
  const opened = await world.as(org.owner, (ctx) =>
    readRows(ctx, { ...range, of: 'tasks_completed', limit: 50 } as RowsInput),
  );
  expect(opened.items.map(({ seconds }) => seconds).sort((a, b) => Number(a) - Number(b))).toEqual(cycles);
});

test('follow-ups: completion, lateness by person and weekday, and how often they were put off', async () => {
  world.setClock('2026-03-20T09:00:00Z');
  const { org, customerIds } = await busyOffice('Europe/Berlin', 5);
  const customerId = customerIds[0] ?? '';
  const one = (dueOn: string, completedAt: string | null, assigneeId: string | null) => ({
    ...{ orgId: org.id, id: newId(), customerId, title: 'Call', dueOn, assigneeId },
    ...{ createdAt: new Date('2026-03-01T12:00:00Z'), completedAt: completedAt ? new Date(completedAt) : null },
  });
  const rows = [
    one('2026-03-02', '2026-03-02T20:00:00Z', org.member.personId),
    one('2026-03-02', '2026-03-02T23:30:00Z', org.member.personId),
    one('2026-03-10', null, org.member.personId),
    one('2026-03-27', null, null),
  ];
  await world.as(org.system, async (ctx) => {
    await ctx.tx.insert(followUps).values(rows);
    const move = { orgId: org.id, fromOn: '2026-03-01', toOn: '2026-03-02', at: new Date('2026-03-05T00:00:00Z') };
    await ctx.tx.insert(followUpPostponements).values({ ...move, id: newId(), followUpId: rows[0]?.id ?? '' });
  });
  const report = await world.as(org.owner, (ctx) => readFollowUps(ctx, range));
  const values = Object.fromEntries(Object.entries(report.totals).map(([name, { value }]) => [name, value]));
  expect(values).toMatchObject({
    due: 4,
    completed: 2,
    completionRate: 0.5,
    onTimeRate: 0.25,
    overdue: 2,
    reschedules: 1,
  });
  expect(report.byPerson).toMatchObject([
    { key: org.member.personId, due: 3, completed: 2, overdue: 2, reschedules: 1 },
    { key: null, due: 1, completed: 0, overdue: 0, reschedules: 0 },
  ]);
  expect(report.byWeekday.map(({ overdue }) => overdue)).toEqual([1, 1, 0, 0, 0, 0, 0]);
  expect(report.byWeekday[2]?.completionRate).toBeNull();
  const late = await world.as(org.owner, (ctx) =>
    readRows(ctx, { ...range, of: 'follow_ups_overdue', weekday: 1, limit: 50 } as RowsInput),
  );
  expect(late.items.map(({ id }) => id)).toEqual([rows[1]?.id]);
});

test('portal adoption works with no visit at all, and counts those there are', async () => {
  const { org, customerIds } = await busyOffice('Europe/Berlin', 6);
  const ask = (actor: Actor) => world.as(actor, (ctx) => readPortalAdoption(ctx, { ...range, limit: 50 }));
  expect((await ask(org.owner)).totals).toMatchObject({
    visits: { value: 0 },
    never: { value: 5 },
    adoption: { value: 0 },
  });
  await world.as(org.system, async (ctx) => {
    for (const [customer, contact, at] of [
      [0, 1, '2026-03-05'],
      [0, 1, '2026-03-06'],
      [0, 2, '2026-03-06'],
      [3, 3, '2026-03-07'],
    ] as const) {
      const subject = { type: 'contact', id: `00000000-0000-4000-8000-00000000000${contact}` };
      await record(ctx, {
        name: 'portal.visited',
        subject,
        customerId: customerIds[customer] ?? null,
        at: new Date(at),
      });
    }
  });
  const report = await ask(org.owner);
  expect(report.totals).toMatchObject({
    visits: { value: 4 },
    visiting: { value: 2 },
    never: { value: 3 },
    adoption: { value: 0.4 },
  });
  expect(report.customers[0]).toMatchObject({ key: customerIds[0], visits: 3, visitors: 2 });
  expect((await ask(org.member)).totals).toMatchObject({ visits: { value: 3 }, never: { value: 1 } });
  const never = await world.as(org.owner, (ctx) =>
    readRows(ctx, { ...range, of: 'portal_never', limit: 50 } as RowsInput),
  );
  expect(never.items).toHaveLength(3);
  expect((await world.as(org.member, readOptions)).abilities).toEqual({ readHours: true });
});
