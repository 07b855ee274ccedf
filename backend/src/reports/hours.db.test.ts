import { startOfDay } from '@threadline/shared/kernel/calendar';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { organisations, people } from '../platform/auth/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { readHours, rebuild, rollUpOrganisation } from './service.js';
import { addCustomers, addEntries, dice, insertSpans, type Scene, type Span } from './small-world.fixture.js';

const world = useWorld();
type Range = { from: string; to: string };

const ask = (actor: Actor, range: Range, more: object = {}) =>
  world.as(actor, (ctx) => readHours(ctx, { compare: 'none', by: 'customer', limit: 500, ...range, ...more }));

/** An organisation in a zone, whose owner approves everybody's hours. */
async function office(timeZone: string): Promise<TestOrganisation> {
  const org = await world.organisation();
  await world.as(org.system, async (ctx) => {
    await ctx.tx.update(organisations).set({ timeZone });
    await ctx.tx.update(people).set({ approverId: org.owner.personId });
    await ctx.tx.execute(sql`update people set unit = 'Support' where role = 'member'`);
  });
  return org;
}

/** What entries give a period, reckoned with the calendar alone. */
function secondsIn(spans: readonly Span[], { from, to }: Range, timeZone: string): number {
  const [start, end] = [startOfDay(from, timeZone).getTime(), startOfDay(to, timeZone).getTime()];
  return spans.reduce((sum, { startedAt, seconds }) => {
    const begun = startedAt.getTime();
    return sum + Math.max(0, Math.min(end, begun + seconds * 1000) - Math.max(start, begun)) / 1000;
  }, 0);
}

const zones = [
  { zone: 'Europe/Berlin', change: '2026-03-29' },
  { zone: 'America/Los_Angeles', change: '2026-03-08' },
  { zone: 'Asia/Kolkata', change: '2026-03-20' },
  { zone: 'America/Havana', change: '2026-11-01' },
  { zone: 'Pacific/Apia', change: '2011-12-30' },
];

test.each(zones)(
  'hours equal what the calendar says, at any moment, in $zone around $change',
  async ({ zone, change }) => {
    const org = await office(zone);
    const roll = dice(7);
    const middle = startOfDay(change, zone).getTime();
    const scene: Scene = {
      customerIds: await addCustomers(world, org, 4),
      people: [org.owner, org.member, org.colleague].map(({ personId }) => personId),
      from: new Date(middle - 20 * 86_400_000),
      to: new Date(middle + 20 * 86_400_000),
      roll,
    };
    const spans = await world.as(org.system, (ctx) => addEntries(ctx, scene, 120));
    const day = (offset: number) => new Date(middle + offset * 86_400_000 + 43_200_000).toISOString().slice(0, 10);
    const ranges: Range[] = [
      { from: change, to: day(1) },
      { from: day(-1), to: day(2) },
      { from: day(-9), to: day(6) },
      { from: day(-400), to: day(400) },
    ];
    const compare = async () => {
      for (const range of ranges) {
        const { totals, groups } = await ask(org.owner, range);
        expect([range, totals.seconds.value]).toEqual([range, secondsIn(spans, range, zone)]);
        for (const { key, seconds } of groups) {
          expect(seconds).toBe(
            secondsIn(
              spans.filter(({ customerId }) => customerId === key),
              range,
              zone,
            ),
          );
        }
        const units = await ask(org.owner, range, { by: 'unit' });
        const inUnit = spans.filter(({ personId }) => personId !== org.owner.personId);
        expect(units.groups.find(({ key }) => key === 'Support')?.seconds ?? 0).toBe(secondsIn(inUnit, range, zone));
        const billable = spans.filter((span) => span.billable);
        expect(totals.billableSeconds.value).toBe(secondsIn(billable, range, zone));
      }
      const [sums] = await world.as(org.system, (ctx) =>
        ctx.tx.execute<{ all: number }>(
          sql`select sum(duration_seconds)::int as all from time_entries where removed_at is null`,
        ),
      );
      expect((await ask(org.owner, ranges[3] as Range)).totals.seconds.value).toBe(sums?.all);
    };
    await compare();
    await rollUpOrganisation(world.runtime, org.id);
    await compare();
    spans.push(...(await world.as(org.system, (ctx) => addEntries(ctx, scene, 10))));
    const gone = spans.splice(3, 5).map(({ id }) => id);
    await world.as(org.system, (ctx) =>
      ctx.tx.execute(sql`update time_entries set removed_at = now() where id = any(${sql.param(gone)}::uuid[])`),
    );
    await compare();
    await rollUpOrganisation(world.runtime, org.id);
    await compare();
    const [left] = await world.as(org.system, (ctx) =>
      ctx.tx.execute<{ marks: number }>(sql`select count(*)::int as marks from report_stale_days`),
    );
    expect(left?.marks).toBe(0);
  },
);

test('an organisation that moves to another zone reads its hours in the new one, at once and after the roll-up', async () => {
  const org = await office('Asia/Kolkata');
  const at = (text: string) => new Date(text);
  const customerIds = await addCustomers(world, org, 1);
  const span = (startedAt: string): Span => ({
    ...{ id: crypto.randomUUID(), customerId: customerIds[0] ?? '', personId: org.member.personId },
    ...{ startedAt: at(startedAt), seconds: 3600, billable: true },
  });
  await world.as(org.system, (ctx) => insertSpans(ctx, [span('2026-05-04T20:00:00Z'), span('2026-05-04T10:00:00Z')]));
  const onDay = async (from: string, to: string) => (await ask(org.owner, { from, to })).totals.seconds.value;
  await rollUpOrganisation(world.runtime, org.id);
  expect([await onDay('2026-05-04', '2026-05-05'), await onDay('2026-05-05', '2026-05-06')]).toEqual([3600, 3600]);
  await world.as(org.system, (ctx) => ctx.tx.update(organisations).set({ timeZone: 'America/Los_Angeles' }));
  expect([await onDay('2026-05-04', '2026-05-05'), await onDay('2026-05-05', '2026-05-06')]).toEqual([7200, 0]);
  await rollUpOrganisation(world.runtime, org.id);
  expect([await onDay('2026-05-04', '2026-05-05'), await onDay('2026-05-05', '2026-05-06')]).toEqual([7200, 0]);
  await rebuild(world.runtime, org.id);
  expect(await onDay('2020-01-01', '2029-01-01')).toBe(7200);
});

test('a sum that no write changes never reads otherwise while rows move and roll-ups are made', async () => {
  const org = await office('Europe/Berlin');
  const scene: Scene = {
    customerIds: await addCustomers(world, org, 3),
    people: [org.owner.personId, org.member.personId],
    from: new Date('2026-02-01T00:00:00Z'),
    to: new Date('2026-04-20T00:00:00Z'),
    roll: dice(11),
  };
  const spans = await world.as(org.system, (ctx) => addEntries(ctx, scene, 60));
  await rollUpOrganisation(world.runtime, org.id);
  const range = { from: '2026-01-01', to: '2026-06-01' };
  const expected = spans.reduce((sum, { seconds }) => sum + seconds, 0);
  let writing = true;
  const move = async () => {
    for (let turn = 0; turn < 40; turn += 1) {
      const span = spans[scene.roll(spans.length)];
      const shift = `${scene.roll(40) - 20} hours`;
      await world.as(org.system, (ctx) =>
        ctx.tx.execute(sql`update time_entries set started_at = started_at + ${shift}::interval,
          ended_at = ended_at + ${shift}::interval where id = ${span?.id}`),
      );
    }
  };
  const roll = async () => {
    while (writing) await rollUpOrganisation(world.runtime, org.id);
  };
  const reads: (number | null)[] = [];
  const read = async () => {
    while (writing) reads.push((await ask(org.owner, range)).totals.seconds.value);
  };
  const others = Promise.all([roll(), read(), read()]);
  await Promise.all([move(), move()]);
  writing = false;
  await others;
  expect(reads.length).toBeGreaterThan(5);
  expect(new Set(reads)).toEqual(new Set([expected]));
  await rollUpOrganisation(world.runtime, org.id);
  expect((await ask(org.owner, range)).totals.seconds.value).toBe(expected);
});
