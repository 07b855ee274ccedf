import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { resolveBearer } from '../platform/auth/bearer.js';
import type { Actor } from '../platform/db/in-org.js';
import { auditLog } from '../platform/events/schema.js';
import { can } from '../platform/policy/authorise.js';
import { changeRole, suspendPerson } from '../team/service.js';
import { createKey, listApiKeys, listOrganisationKeys, revokeKey } from './service.js';

const world = useWorld();
type Scopes = Parameters<typeof createKey>[1]['scopes'];

const create = (actor: Actor, scopes: Scopes = ['read', 'write'], expiresAt?: string) =>
  world.as(actor, (ctx) => createKey(ctx, { name: 'Robot', scopes, expiresAt }));
const revoke = (actor: Actor, id: string) => world.as(actor, (ctx) => revokeKey(ctx, { id }));
const heldBy = (key: string) => resolveBearer(world.runtime, key);

test('a key is shown once, kept as a hash, and acts as its owner, narrowed to its scopes', async () => {
  const org = await world.organisation();
  const { apiKey, key } = await create(org.member, ['customers:read', 'tasks:write']);
  const rows = await world.as(org.member, (ctx) => listApiKeys(ctx, { limit: 10 }));
  expect(JSON.stringify(rows)).not.toContain(key);
  expect(rows.items).toMatchObject([{ id: apiKey.id, scopes: ['customers:read', 'tasks:write'], lastUsedAt: null }]);
  const holder = await heldBy(key);
  if (!holder) throw new Error('The key is not known.');
  expect(holder).toMatchObject({ personId: org.member.personId, role: 'member', via: 'api_key' });
  expect([can(holder, 'customer.read'), can(holder, 'customer.update'), can(holder, 'note.read')]).toEqual([
    true,
    false,
    false,
  ]);
  const used = await world.as(org.member, (ctx) => listApiKeys(ctx, { limit: 10 }));
  expect(used.items[0]?.lastUsedAt).not.toBeNull();
});

test('a key has the role that its owner has today, and ends with them', async () => {
  const org = await world.organisation();
  const { key } = await create(org.admin);
  await world.as(org.owner, (ctx) => changeRole(ctx, { id: org.admin.personId, role: 'member' }));
  expect(await heldBy(key)).toMatchObject({ role: 'member' });
  await world.as(org.owner, (ctx) => suspendPerson(ctx, { id: org.admin.personId }));
  expect(await heldBy(key)).toBeNull();
});

test('keys end with a role that may hold none, and stay ended when it is taken back', async () => {
  const org = await world.organisation();
  const { key } = await create(org.member);
  for (const role of ['contractor', 'member'] as const)
    await world.as(org.owner, (ctx) => changeRole(ctx, { id: org.member.personId, role }));
  expect(await heldBy(key)).toBeNull();
});

test('a key past its day answers nobody, and none is made for the past', async () => {
  const org = await world.organisation();
  const { key } = await create(org.member, ['read'], '2026-03-10T09:00:01.000Z');
  expect(await heldBy(key)).not.toBeNull();
  world.setClock('2026-03-10T09:00:02.000Z');
  expect(await heldBy(key)).toBeNull();
  world.setClock('2026-03-10T09:00:00.000Z');
  await expect(create(org.member, ['read'], '2026-03-09T09:00:00.000Z')).rejects.toMatchObject({ code: 'invalid' });
});

test('owners and admins see and end everybody’s keys; the others see their own alone', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const mine = await create(org.member);
  await create(org.colleague);
  const all = await world.as(org.admin, (ctx) => listOrganisationKeys(ctx, { limit: 10 }));
  expect(all.items.map(({ person }) => person.name).sort()).toEqual(['colleague person', 'member person']);
  const seen = await world.as(org.member, (ctx) => listApiKeys(ctx, { limit: 10 }));
  expect(seen.items.map(({ id }) => id)).toEqual([mine.apiKey.id]);
  await expect(world.as(org.member, (ctx) => listOrganisationKeys(ctx, { limit: 10 }))).rejects.toMatchObject({
    code: 'forbidden',
  });
  for (const stranger of [org.colleague, org.contractor, other.owner]) {
    await expect(revoke(stranger, mine.apiKey.id)).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await heldBy(mine.key)).not.toBeNull();
  await revoke(org.admin, mine.apiKey.id);
  expect(await heldBy(mine.key)).toBeNull();
});

test('contractors and readers make no keys', async () => {
  const org = await world.organisation();
  for (const actor of [org.contractor, org.readOnly]) {
    await expect(create(actor)).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('making and ending a key is told, once', async () => {
  const org = await world.organisation();
  const { apiKey } = await create(org.member);
  await revoke(org.member, apiKey.id);
  await revoke(org.member, apiKey.id);
  const told = await world.as(org.owner, (ctx) =>
    ctx.tx
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(and(eq(auditLog.orgId, org.id), eq(auditLog.subjectId, apiKey.id)))
      .orderBy(auditLog.seq),
  );
  expect(told.map(({ action }) => action)).toEqual(['api_key.created', 'api_key.revoked']);
});

test('lists of keys go page by page, newest first', async () => {
  const org = await world.organisation();
  for (let made = 0; made < 5; made += 1) await create(org.owner);
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.as(org.owner, (ctx) => listOrganisationKeys(ctx, { limit: 2, cursor }));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(ids).size).toBe(5);
});
