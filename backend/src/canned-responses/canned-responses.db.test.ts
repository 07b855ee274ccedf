import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { organisations } from '../platform/auth/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { auditLog, events } from '../platform/events/schema.js';
import { customerIn } from '../threads/threads.fixture.js';
import {
  createResponse,
  fillResponse,
  listResponses,
  removeResponse,
  restoreResponse,
  updateResponse,
} from './service.js';

const world = useWorld();
const base = 'https://desk.example';

const text = { title: 'Welcome', body: 'Hello {{contact.first_name|there}}', language: null };
const titles = async (actor: Actor, search?: string) =>
  (await world.as(actor, (ctx) => listResponses(ctx, { limit: 50, search }))).items.map(({ title }) => title);
const create = (actor: Actor, given: object = {}) =>
  world.as(actor, (ctx) => createResponse(ctx, { ...text, shared: false, ...given }));

test('the team’s texts are everybody’s, one’s own are nobody else’s', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  await create(org.admin, { title: 'Team', shared: true });
  const own = await create(org.member, { title: 'Own' });
  expect(await titles(org.member)).toEqual(['Own', 'Team']);
  for (const actor of [org.owner, org.colleague, org.readOnly]) expect(await titles(actor)).toEqual(['Team']);
  await expect(titles(org.contractor)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await titles(other.owner)).toEqual([]);
  for (const actor of [org.owner, org.colleague, other.owner])
    await expect(world.as(actor, (ctx) => updateResponse(ctx, { id: own.id, ...text }))).rejects.toMatchObject({
      code: 'not_found',
    });
});

test('owners and admins keep the team’s texts; others are refused', async () => {
  const org = await world.organisation();
  const { id } = await create(org.owner, { shared: true });
  await expect(create(org.member, { shared: true })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(create(org.readOnly)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(world.as(org.member, (ctx) => removeResponse(ctx, { id }))).rejects.toMatchObject({ code: 'forbidden' });
  const changed = await world.as(org.admin, (ctx) => updateResponse(ctx, { id, ...text, title: 'Hello' }));
  expect(changed).toMatchObject({ title: 'Hello', shared: true, abilities: { edit: true } });
  await expect(create(org.member, { body: '{{customer.health}}' })).rejects.toMatchObject({ code: 'invalid' });
});

test('a removed text leaves the list and is restored as it was; each step is told once', async () => {
  const org = await world.organisation();
  const { id } = await create(org.member);
  for (const times of [1, 2]) {
    await world.as(org.member, (ctx) => removeResponse(ctx, { id }));
    expect([times, await titles(org.member)]).toEqual([times, []]);
  }
  expect(await world.as(org.member, (ctx) => restoreResponse(ctx, { id }))).toMatchObject({ ...text, removedAt: null });
  const told = await world.as(org.system, ({ tx }) =>
    tx
      .select({ name: events.name, data: events.data, audited: auditLog.eventId })
      .from(events)
      .innerJoin(auditLog, and(eq(auditLog.orgId, events.orgId), eq(auditLog.eventId, events.id)))
      .where(and(eq(events.orgId, org.id), eq(events.subjectId, id)))
      .orderBy(events.seq),
  );
  expect(told.map(({ name }) => name)).toEqual([
    'canned_response.created',
    'canned_response.removed',
    'canned_response.restored',
  ]);
  expect(JSON.stringify(told)).not.toContain('Welcome');
});

test('texts are found by words of title and text', async () => {
  const org = await world.organisation();
  await create(org.member, { title: 'Prices', body: 'The list of 100%' });
  await create(org.member, { title: 'Hours' });
  expect(await titles(org.member, '100%')).toEqual(['Prices']);
  expect(await titles(org.member, 'hOUR')).toEqual(['Hours']);
});

const everything =
  '{{contact.first_name}}|{{contact.name}}|{{customer.name}}|{{customer.owner|us}}|{{me.first_name}}|{{me.name}}|{{portal.link}}';

async function filled(actor: Actor, about: object) {
  const { id } = await create(actor, { body: everything });
  return world.as(actor, (ctx) => fillResponse(ctx, { id, ...about }, base));
}

test('variables are filled from the record, as far as the asker sees it', async () => {
  const org = await world.organisation();
  const given = { name: 'Acme', contacts: ['jane@acme.com'], assigned: org.member };
  const customerId = await customerIn(world, org, given);
  const [row] = await world.as(org.system, ({ tx }) =>
    tx.select({ slug: organisations.slug }).from(organisations).where(eq(organisations.id, org.id)),
  );
  const portal = `${base}/portal/${row?.slug}`;
  const known = await filled(org.member, { recipient: 'Jane@Acme.com' });
  expect(known).toEqual({ text: `Jane|Jane Doe|Acme|us|member|member person|${portal}`, empty: [], unknown: [] });
  for (const about of [{ recipient: 'jane@acme.com' }, { customerId }]) {
    const blind = await filled(org.colleague, about);
    expect(blind.text).not.toMatch(/Jane|Acme/);
    expect(blind.empty).toContain('customer.name');
  }
});
