import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { assignments } from '../customers/schema.js';
import type { Actor, Ctx } from '../platform/db/in-org.js';
import { placePerson } from '../team/service.js';
import { readHours, readRows, readSummary, readUtilisation, rollUpOrganisation } from './service.js';
import { addCustomers, insertSpans, type Span } from './small-world.fixture.js';

const world = useWorld();
const range = { from: '2026-03-01', to: '2026-04-01' } as const;
const hours = (actor: Actor, by: 'customer' | 'unit' | 'person' | 'week' | 'category', more: object = {}) =>
  world.as(actor, (ctx) => readHours(ctx, { ...range, compare: 'none', limit: 100, by, ...more }));
const rows = (actor: Actor, more: object = {}) =>
  world.as(actor, (ctx) =>
    readRows(ctx, { ...range, of: 'hours', limit: 50, ...more } as Parameters<typeof readRows>[1]),
  );

/** Support has member and colleague, the admin is the only one in Sales; the contractor has no unit. */
async function office() {
  const org = await world.organisation();
  const [acme = '', beta = ''] = await addCustomers(world, org, 2);
  const place = (person: Actor, unit: string) =>
    world.as(org.owner, (ctx) => placePerson(ctx, { id: person.personId, unit }));
  await place(org.member, 'Support');
  await place(org.colleague, 'Support');
  await place(org.admin, 'Sales');
  const span = (person: Actor, customerId: string, seconds: number): Span => ({
    ...{ id: newId(), customerId, personId: person.personId, seconds, billable: true },
    startedAt: new Date('2026-03-09T09:00:00Z'),
  });
  const spans = [
    span(org.member, acme, 1000),
    span(org.colleague, acme, 2000),
    span(org.admin, beta, 400),
    span(org.contractor, beta, 70),
  ];
  await world.as(org.system, (ctx) => insertSpans(ctx, spans));
  return { org, acme, beta };
}

const secondsBy = (report: Awaited<ReturnType<typeof hours>>) =>
  Object.fromEntries(report.groups.map(({ key, seconds, hidden }) => [key ?? '', hidden ?? seconds]));

const approve = (org: TestOrganisation, approver: Actor, person: Actor) =>
  world.as(org.owner, (ctx) => placePerson(ctx, { id: person.personId, approverId: approver.personId }));

test.each(['live', 'rolled up'])('a team of one is withheld from those who do not approve it (%s)', async (state) => {
  const { org, acme, beta } = await office();
  if (state === 'rolled up') await rollUpOrganisation(world.runtime, org.id);
  expect(secondsBy(await hours(org.owner, 'unit'))).toEqual({
    ...{ Support: 3000, Sales: 'too_few_people', '': 'too_few_people' },
  });
  expect((await hours(org.owner, 'unit')).totals.seconds).toMatchObject({ value: 3470, hidden: null });
  expect(secondsBy(await hours(org.owner, 'customer'))).toEqual({ [acme]: 3000, [beta]: 470 });
  expect(secondsBy(await hours(org.owner, 'customer', { unit: 'Sales' }))).toEqual({ [beta]: 'too_few_people' });
  expect((await hours(org.owner, 'week', { unit: 'Sales' })).totals.seconds).toMatchObject({ value: null });
  const people = await hours(org.owner, 'person');
  expect(people.groups.every(({ seconds }) => seconds === null)).toBe(true);
  const utilisation = await world.as(org.owner, (ctx) =>
    readUtilisation(ctx, { ...range, compare: 'none', by: 'unit', limit: 10, hoursPerDay: 8 }),
  );
  expect(utilisation.groups.map(({ key, utilisation: value }) => [key, value === null])).toEqual([
    ...[
      ['Support', false],
      ['Sales', true],
      [null, true],
    ],
  ]);
  const opened = await rows(org.owner);
  expect(opened).toMatchObject({ items: [], withheld: { people: 4 } });
  expect((await rows(org.owner, { unit: 'Sales' })).withheld).toEqual({ people: 1 });
});

test('subtracting what is told from the total tells nobody’s hours', async () => {
  const { org } = await office();
  await world.as(org.owner, (ctx) => placePerson(ctx, { id: org.contractor.personId, unit: 'Support' }));
  expect(secondsBy(await hours(org.owner, 'unit'))).toEqual({ Support: 'too_few_people', Sales: 'too_few_people' });
  await approve(org, org.owner, org.member);
  expect((await hours(org.owner, 'unit', { unit: 'Support' })).totals.seconds.value).toBe(3070);
});

test('a person and their approver read the person’s hours, and the approver’s colleagues do not', async () => {
  const { org, beta } = await office();
  await approve(org, org.owner, org.admin);
  await approve(org, org.colleague, org.member);
  expect(secondsBy(await hours(org.owner, 'person'))[org.admin.personId]).toBe(400);
  expect(secondsBy(await hours(org.owner, 'unit')).Sales).toBe(400);
  expect((await rows(org.owner)).items).toMatchObject([{ seconds: 400, person: { id: org.admin.personId } }]);
  expect(secondsBy(await hours(org.member, 'person'))).toEqual({ [org.member.personId]: 1000 });
  expect(secondsBy(await hours(org.colleague, 'person'))).toEqual({
    ...{ [org.member.personId]: 1000, [org.colleague.personId]: 2000 },
  });
  expect((await rows(org.member)).items.map(({ seconds }) => seconds)).toEqual([1000]);
  expect(secondsBy(await hours(org.admin, 'customer', { unit: 'Sales' }))).toEqual({ [beta]: 400 });
});

test('customers out of a member’s reach have no name, and other organisations nothing at all', async () => {
  const { org, acme } = await office();
  const other = await world.organisation();
  expect((await hours(org.member, 'customer')).groups).toMatchObject([{ key: acme, label: null, seconds: 1000 }]);
  await world.as(org.system, (ctx) =>
    ctx.tx
      .insert(assignments)
      .values({ orgId: org.id, customerId: acme, personId: org.member.personId, kind: 'assigned', createdAt: ctx.now }),
  );
  expect((await hours(org.member, 'customer')).groups).toMatchObject([{ label: 'Customer 0' }]);
  expect(await hours(other.owner, 'customer')).toMatchObject({ groups: [], totals: { seconds: { value: 0 } } });
});

test('read-only people and contractors read no hours; the summary leaves hours out for read-only people', async () => {
  const { org } = await office();
  for (const actor of [org.readOnly, org.contractor]) {
    await expect(hours(actor, 'customer')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rows(actor)).rejects.toMatchObject({ code: 'forbidden' });
  }
  const summary = (actor: Actor) =>
    world.as(actor, (ctx) => readSummary(ctx, { ...range, compare: 'previous' })).then(({ answers }) => answers);
  expect((await summary(org.readOnly)).map(({ key }) => key)).not.toContain('hours');
  expect((await summary(org.owner)).find(({ key }) => key === 'hours')?.figure).toEqual({
    ...{ value: 3470, compared: 0, change: null, hidden: null },
  });
  await expect(summary(org.contractor)).rejects.toMatchObject({ code: 'forbidden' });
});

test('a period of nothing has undefined shares, one over ten years is refused with a sentence', async () => {
  const { org } = await office();
  const empty = await hours(org.owner, 'customer', { from: '2030-01-01', to: '2030-02-01' });
  expect(empty.totals.billableShare).toEqual({ value: null, compared: null, change: null, hidden: null });
  await expect(hours(org.owner, 'customer', { from: '2010-01-01', to: '2026-01-01' })).rejects.toThrow(
    'Choose a period of at most ten years.',
  );
});

test('only owners and admins place people; nobody is approved by somebody of another organisation', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const place = (actor: Actor, approverId: string) =>
    world.as(actor, (ctx: Ctx) => placePerson(ctx, { id: org.member.personId, unit: 'Support', approverId }));
  await expect(place(org.member, org.owner.personId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(place(org.owner, other.owner.personId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(place(other.owner, other.owner.personId)).rejects.toMatchObject({ code: 'not_found' });
  expect(await place(org.admin, org.owner.personId)).toMatchObject({ unit: 'Support', approverId: org.owner.personId });
  const told = await world.as(org.owner, (ctx) => ctx.tx.execute(sql`select name, data from events`));
  expect([...told]).toMatchObject([{ name: 'person.placed', data: { unit: 'Support' } }]);
});
