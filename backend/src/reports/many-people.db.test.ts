import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { people } from '../platform/auth/schema.js';
import { readHours, readUtilisation, rollUpOrganisation } from './service.js';
import { addCustomers, insertSpans, type Span } from './small-world.fixture.js';

const world = useWorld();
const march = { from: '2026-03-01', to: '2026-04-01', compare: 'none', limit: 100 } as const;

/** So many more people, each with an hour for the customer on the day. */
async function joins(org: TestOrganisation, count: number, at: { customerId: string; day: string }): Promise<void> {
  const ids = Array.from({ length: count }, () => newId());
  await world.as(org.system, async (ctx) => {
    const rows = ids.map((id) => ({ id, email: `${id}@x.test`, name: 'Somebody', role: 'member' as const }));
    await ctx.tx.insert(people).values(rows.map((row) => ({ ...row, orgId: org.id, createdAt: ctx.now })));
    const startedAt = new Date(`${at.day}T09:00:00Z`);
    const span = (personId: string): Span => ({
      ...{ id: newId(), customerId: at.customerId, personId, startedAt, seconds: 3600, billable: true },
    });
    await insertSpans(ctx, ids.map(span));
  });
}

test('people are told apart however many join, before the roll-up and after', async () => {
  const org = await world.organisation();
  const [acme = '', beta = ''] = await addCustomers(world, org, 2);
  const told = () =>
    world.as(org.owner, async (ctx) => {
      const weeks = await readUtilisation(ctx, { ...march, by: 'week', hoursPerDay: 1 });
      const { groups } = await readHours(ctx, { ...march, by: 'customer' });
      const narrowed = await readHours(ctx, { ...march, by: 'week', stage: ['growth'] });
      return {
        // A person has five hours in a whole week.
        people: weeks.groups.map(({ capacitySeconds }) => Number(capacitySeconds) / 18_000),
        hours: Object.fromEntries(groups.map(({ key, seconds, hidden }) => [key, hidden ?? seconds])),
        all: narrowed.totals.seconds.value,
      };
    });
  world.setClock('2026-04-20T09:00:00Z');
  await joins(org, 60, { customerId: acme, day: '2026-03-03' });
  const sixty = { people: [0, 60, 0, 0, 0, 0], hours: { [acme]: 216_000 }, all: 216_000 };
  expect(await told()).toEqual(sixty);
  await rollUpOrganisation(world.runtime, org.id);
  expect(await told()).toEqual(sixty);
  await joins(org, 80, { customerId: acme, day: '2026-03-10' });
  await joins(org, 1, { customerId: beta, day: '2026-03-11' });
  const many = {
    people: [0, 60, 81, 0, 0, 0],
    hours: { [acme]: 'too_few_people', [beta]: 'too_few_people' },
    all: 507_600,
  };
  expect(await told()).toEqual(many);
  await rollUpOrganisation(world.runtime, org.id);
  expect(await told()).toEqual(many);
});
