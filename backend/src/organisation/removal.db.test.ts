import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestOrganisation } from '../../test/world.js';
import { createKey } from '../api-keys/service.js';
import { queueMail } from '../mail-outbox/service.js';
import { resolveBearer } from '../platform/auth/bearer.js';
import { connect } from '../platform/db/connect.js';
import type { Sql } from '../platform/db/database.js';
import { organisationBySlug, organisationIds } from '../platform/db/organisations.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { useOffice } from '../tasks/office.fixture.js';
import { addPerson, listPeople, reinstatePerson, suspendPerson } from '../team/service.js';
import { passTime } from './pass-time.fixture.js';
import { notWhileRemoved, removeOrganisation, takeOrganisationBack, tellOwners } from './service.js';
import { lookAtReturn, returnByLink } from './verbs/take-back.js';

const office = useOffice();
let admin: Sql;

beforeAll(() => {
  admin = connect(office.database.adminUrl, { max: 1 });
});
afterAll(() => admin?.end());

const origin = { source: 'desk', ip: '203.0.113.9', requestId: null } as const;

async function named() {
  office.setClock('2026-03-10T09:00:00.000Z');
  const org = await office.organisation();
  const [row] = await office.as(org.owner, ({ tx }) =>
    tx.execute<{ name: string }>(sql`select name from organisations`),
  );
  return { org, name: row?.name ?? '' };
}
const remove = ({ org, name }: { org: TestOrganisation; name: string }) =>
  office.as(org.owner, (ctx) => removeOrganisation(ctx, { name }));
/** Thirty days after the deletion, which is by the clock of the database. */
async function endOf({ id }: TestOrganisation): Promise<string> {
  const [row] = await admin<{ at: Date }[]>`
    select removed_at + interval '30 days' as at from organisation_removals where org_id = ${id}`;
  return row?.at.toISOString() ?? '';
}
const mails = (org: TestOrganisation) =>
  office.as(org.system, ({ tx }) =>
    tx.execute<{ to: string; status: string; body: string }>(
      sql`select to_address as to, status, body from outbound_mails order by created_at, id`,
    ),
  );

/** Runs the subscriber for the deletion, and tells the token of each owner's mail. */
async function tokens(org: TestOrganisation): Promise<string[]> {
  const event = (await office.told(org, org.id)).at(-1);
  if (!event) throw new Error('Nothing was told.');
  await office.as(org.system, (ctx) => tellOwners('https://desk.example').run(ctx, event));
  return (await mails(org)).flatMap(({ body }) => body.match(/organisation-return#(\S+)/)?.[1] ?? []);
}

test('who deletes the organisation shuts everybody out at once: people, keys, guests, names, jobs and waiting mail', async () => {
  const world = await named();
  const { org } = world;
  const { key } = await office.as(org.member, (ctx) => createKey(ctx, { name: 'Mine', scopes: ['read'] }));
  await office.as(org.system, (ctx) => queueMail(ctx, { to: 'guest@x.test', subject: 'Hello', body: 'x' }));
  expect(await resolveBearer(office.runtime, key)).not.toBeNull();
  const answer = await remove(world);
  expect(answer).toEqual({ name: world.name, purgesAt: await endOf(org) });
  expect(await resolveBearer(office.runtime, key)).toBeNull();
  const active = await office.as(org.system, (ctx) => listPeople(ctx, { limit: 50, state: 'active' }));
  expect(active.items).toEqual([]);
  expect(await organisationBySlug(office.runtime, org.slug)).toBeNull();
  expect(await organisationIds(office.runtime)).not.toContain(org.id);
  expect((await mails(org)).map(({ status }) => status)).toEqual(['discarded']);
  expect((await office.told(org, org.id)).map(({ name, data }) => [name, data])).toEqual([
    ['organisation.removed', answer],
  ]);
  const heard: string[] = [];
  const listener: Subscriber = {
    name: 'listener',
    events: ['customer.created'],
    run: async () => void heard.push('x'),
  };
  const [event] = await office.told(org, org.id);
  if (event) await office.as(org.system, (ctx) => notWhileRemoved(listener).run(ctx, event));
  expect(heard).toEqual([]);
});

test('only an owner deletes it, with its name, and once', async () => {
  const world = await named();
  const { org, name } = world;
  for (const role of ['admin', 'member', 'contractor', 'readOnly'] as const)
    await expect(office.as(org[role], (ctx) => removeOrganisation(ctx, { name }))).rejects.toMatchObject({
      code: 'forbidden',
    });
  const wrong = office.as(org.owner, (ctx) => removeOrganisation(ctx, { name: 'Another' }));
  await expect(wrong).rejects.toThrow('Type the name');
  expect(await office.told(org, org.id)).toEqual([]);
  await remove(world);
  await expect(remove(world)).rejects.toMatchObject({ code: 'conflict' });
});

test('every owner has a link of their own, and one press lets everybody in again as before', async () => {
  const world = await named();
  const { org } = world;
  await office.as(org.owner, (ctx) => suspendPerson(ctx, { id: org.colleague.personId }));
  office.setClock('2026-03-11T09:00:00.000Z');
  await remove(world);
  const [token = ''] = await tokens(org);
  const returning = { runtime: office.runtime, origin };
  expect(await lookAtReturn(returning, { token })).toMatchObject({ name: world.name });
  expect(await organisationIds(office.runtime)).not.toContain(org.id);
  expect(await returnByLink(returning, { token })).toEqual({ name: world.name });
  expect(await organisationIds(office.runtime)).toContain(org.id);
  const suspended = await office.as(org.owner, (ctx) => listPeople(ctx, { limit: 50, state: 'suspended' }));
  expect(suspended.items.map(({ id }) => id)).toEqual([org.colleague.personId]);
  expect((await office.told(org, org.id)).at(-1)).toMatchObject({
    name: 'organisation.taken_back',
    data: { takenBackBy: org.owner.personId },
  });
  for (const use of [lookAtReturn, returnByLink])
    await expect(use(returning, { token })).rejects.toThrow('leads to nothing any more');
});

test('after thirty days, or by a link that nobody was sent, nothing is taken back', async () => {
  const world = await named();
  const { org } = world;
  await remove(world);
  const [token = ''] = await tokens(org);
  const returning = { runtime: office.runtime, origin };
  await expect(returnByLink(returning, { token: `${token}x` })).rejects.toThrow('leads to nothing');
  await passTime(admin, org.id, '30 days');
  // The server's own clock, which may be slow, is not asked.
  for (const use of [lookAtReturn, returnByLink])
    await expect(use(returning, { token })).rejects.toThrow('leads to nothing');
  await expect(office.as(org.system, takeOrganisationBack)).rejects.toThrow('thirty days are over');
  await passTime(admin, org.id, '-1 minute');
  expect(await office.as(org.system, takeOrganisationBack)).toEqual({ name: world.name });
  expect((await office.as(org.owner, (ctx) => listPeople(ctx, { limit: 50, state: 'active' }))).items).not.toEqual([]);
});

test('into an organisation that is being deleted nobody is let, whatever way they come', async () => {
  const world = await named();
  const { org } = world;
  await remove(world);
  const person = { name: 'New', email: 'new@x.test', role: 'member', password: 'a long enough password' } as const;
  await expect(office.as(org.system, (ctx) => addPerson(ctx, person))).rejects.toMatchObject({
    cause: { message: 'This organisation is being deleted.' },
  });
  await expect(office.as(org.system, (ctx) => reinstatePerson(ctx, { id: org.member.personId }))).rejects.toThrow();
  await office.as(org.system, takeOrganisationBack);
  expect(await office.as(org.system, (ctx) => addPerson(ctx, person))).toMatchObject({ name: 'New' });
});
