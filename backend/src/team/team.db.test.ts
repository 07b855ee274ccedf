import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { createCustomer } from '../customers/service.js';
import { verifyPassword } from '../platform/auth/passwords.js';
import { type Actor, systemOf } from '../platform/db/in-org.js';
import {
  addPerson,
  changeRole,
  createOrganisation,
  listPeople,
  reinstatePerson,
  renamePerson,
  suspendPerson,
} from './service.js';

const world = useWorld();

type Role = Parameters<typeof changeRole>[1]['role'];
const add = (actor: Actor, role: Role = 'member', email = 'New@ours.test') =>
  world.as(actor, (ctx) => addPerson(ctx, { name: 'New', email, role, password: 'a long password' }));
const list = async (actor: Actor, search?: string) =>
  (await world.as(actor, (ctx) => listPeople(ctx, { limit: 50, search }))).items;
const give = (actor: Actor, id: string, role: Role) => world.as(actor, (ctx) => changeRole(ctx, { id, role }));
const suspend = (actor: Actor, id: string) => world.as(actor, (ctx) => suspendPerson(ctx, { id }));

async function told(org: TestOrganisation) {
  const rows = await world.as(org.owner, (ctx) =>
    ctx.tx.execute<{ name: string; data: unknown }>(sql`select e.name, e.data from events e
      join audit_log l on l.org_id = e.org_id and l.event_id = e.id and l.action = e.name order by e.seq`),
  );
  return rows.map(({ name, data }) => [name, data]);
}

test('an admin adds a colleague, whose password is kept as argon2id only', async () => {
  const org = await world.organisation();
  const person = await add(org.admin);
  expect(person).toMatchObject({
    name: 'New',
    email: 'new@ours.test',
    role: 'member',
    abilities: { edit: true, changeRole: true, suspend: true, remove: true, restore: false },
  });
  const [row] = await world.as(org.owner, (ctx) =>
    ctx.tx.execute<{ hash: string }>(sql`select password_hash as hash from people where id = ${person.id}`),
  );
  expect(row?.hash).toMatch(/^\$argon2id\$/);
  expect(await verifyPassword(row?.hash ?? null, 'a long password')).toBe(true);
  expect(await told(org)).toEqual([['person.added', { name: 'New', role: 'member' }]]);
});

test('two colleagues cannot sign in with one address, in another organisation they can', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  await add(org.owner);
  await expect(add(org.owner, 'member', 'NEW@ours.test')).rejects.toMatchObject({ code: 'conflict' });
  expect(await add(other.owner)).toMatchObject({ email: 'new@ours.test' });
});

test('an admin makes nobody an owner and changes no owner', async () => {
  const org = await world.organisation();
  await expect(add(org.admin, 'owner')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(give(org.admin, org.member.personId, 'owner')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(give(org.admin, org.owner.personId, 'member')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(suspend(org.admin, org.owner.personId)).rejects.toMatchObject({ code: 'forbidden' });
  const renaming = world.as(org.admin, (ctx) => renamePerson(ctx, { id: org.owner.personId, name: 'X' }));
  await expect(renaming).rejects.toMatchObject({ code: 'forbidden' });
  expect(await told(org)).toEqual([]);
});

test('nobody changes their own role or suspends themself', async () => {
  const org = await world.organisation();
  for (const actor of [org.owner, org.admin]) {
    await expect(give(actor, actor.personId, 'member')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(suspend(actor, actor.personId)).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('the last owner who can sign in stays, also when two owners cut each other at once', async () => {
  const org = await world.organisation();
  const second = await add(org.owner, 'owner');
  const other: Actor = { ...org.owner, personId: second.id };
  const cuts = await Promise.allSettled([give(org.owner, second.id, 'member'), suspend(other, org.owner.personId)]);
  expect(cuts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(
    world.as(org.system, (ctx) =>
      suspendPerson(ctx, { id: cuts[0]?.status === 'fulfilled' ? org.owner.personId : second.id }),
    ),
  ).rejects.toThrow('last owner');
});

test('a new role is told with the former one, and again without effect', async () => {
  const org = await world.organisation();
  for (const _time of [1, 2]) {
    expect(await give(org.owner, org.member.personId, 'admin')).toMatchObject({ role: 'admin' });
  }
  expect(await told(org)).toEqual([['person.role_changed', { name: 'member person', from: 'member', to: 'admin' }]]);
});

test('who owns customers becomes no contractor before somebody takes them over', async () => {
  const org = await world.organisation();
  await world.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Acme', ownerId: org.member.personId }));
  await expect(give(org.owner, org.member.personId, 'contractor')).rejects.toThrow('still holds 1 customer');
});

test('suspending ends sessions, devices, codes and keys of that person only; reinstating opens the door again', async () => {
  const org = await world.organisation();
  await world.as(org.system, async (ctx) => {
    for (const { personId } of [org.member, org.colleague]) {
      await ctx.tx.execute(sql`insert into sessions (org_id, id, person_id, created_at, expires_at, ends_at)
        values (${org.id}, ${newId()}, ${personId}, now(), now(), now())`);
      await ctx.tx.execute(sql`insert into authorisation_codes (org_id, code_hash, person_id, client_id, redirect_uri, code_challenge,
        created_at, expires_at) values (${org.id}, ${newId()}, ${personId}, 'c', 'r', 'c', now(), now())`);
      await ctx.tx.execute(sql`insert into device_grants (org_id, id, person_id, client_id, access_hash, access_expires_at, refresh_hash,
        created_at, refreshed_at, expires_at) values (${org.id}, ${newId()}, ${personId}, 'c', 'a', now(), 'r', now(), now(), now())`);
      await ctx.tx.execute(sql`insert into api_keys (org_id, id, person_id, name, prefix, key_hash, scopes, created_at)
        values (${org.id}, ${newId()}, ${personId}, 'k', 'p', 'h', '{read}', now())`);
    }
  });
  for (const _time of [1, 2]) expect((await suspend(org.admin, org.member.personId)).suspendedAt).not.toBeNull();
  const left = await world.as(org.system, (ctx) =>
    ctx.tx.execute(sql`select p.id, (select count(*)::int from sessions s where s.person_id = p.id) as sessions,
      (select count(*)::int from authorisation_codes c where c.person_id = p.id) as codes,
      (select count(*)::int from device_grants g where g.person_id = p.id and g.revoked_at is null) as grants,
      (select count(*)::int from api_keys k where k.person_id = p.id and k.revoked_at is null) as keys
      from people p where p.role = 'member' order by p.id`),
  );
  expect([...left]).toEqual([
    { id: org.member.personId, sessions: 0, codes: 0, grants: 0, keys: 0 },
    { id: org.colleague.personId, sessions: 1, codes: 1, grants: 1, keys: 1 },
  ]);
  for (const _time of [1, 2]) {
    const back = await world.as(org.admin, (ctx) => reinstatePerson(ctx, { id: org.member.personId }));
    expect(back.suspendedAt).toBeNull();
  }
  const ended = ['session.ended', 'extension.revoked', 'api_key.revoked'];
  expect((await told(org)).map(([name]) => name)).toEqual([...ended, 'person.suspended', 'person.reinstated']);
});

test('names are for all, details for those who manage people and for oneself', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  await suspend(org.owner, org.colleague.personId);
  expect((await list(org.owner)).filter(({ email, role }) => email && role)).toHaveLength(6);
  expect((await list(org.owner, 'colleague@')).map(({ suspendedAt }) => suspendedAt)).not.toEqual([null]);
  for (const actor of [org.member, org.readOnly]) {
    const people = await list(actor);
    expect(people).toHaveLength(5);
    expect(people.filter(({ email }) => email !== null).map(({ id }) => id)).toEqual([actor.personId]);
    expect(people.some(({ abilities }) => abilities.changeRole || abilities.suspend)).toBe(false);
    expect(await list(actor, 'owner@')).toEqual([]);
  }
  expect((await list(org.contractor)).map(({ id }) => id)).toEqual([org.contractor.personId]);
  expect((await list(other.member)).some(({ id }) => id === org.member.personId)).toBe(false);
});

test('the list of people goes page by page, by name', async () => {
  const org = await world.organisation();
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.as(org.owner, (ctx) => listPeople(ctx, { limit: 4, cursor }));
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(names).toEqual([
    'admin person',
    'colleague person',
    'contractor person',
    'member person',
    'owner person',
    'readOnly person',
  ]);
});

const writes: [string, (ctx: Parameters<typeof suspendPerson>[0], id: string) => Promise<unknown>][] = [
  ['rename', (ctx, id) => renamePerson(ctx, { id, name: 'X' })],
  ['change the role of', (ctx, id) => changeRole(ctx, { id, role: 'read_only' })],
  ['suspend', (ctx, id) => suspendPerson(ctx, { id })],
  ['reinstate', (ctx, id) => reinstatePerson(ctx, { id })],
];

test.each(writes)('only owners and admins %s people, and none of another organisation', async (_what, write) => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const attempt = (actor: Actor) => world.as(actor, (ctx) => write(ctx, org.colleague.personId));
  for (const actor of [org.member, org.contractor, org.readOnly]) {
    await expect(attempt(actor)).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(attempt(other.owner)).rejects.toMatchObject({ code: 'not_found' });
  expect(await told(org)).toEqual([]);
});

test('an organisation is founded with its owner, and its slug is taken from then on', async () => {
  const found = (slug: string) => {
    const id = newId();
    const owner = { name: 'Dana', email: 'Dana@new.test', password: 'a long password' };
    return world.as(systemOf(id), (ctx) =>
      createOrganisation(ctx, { id, name: 'New', slug, timeZone: 'Europe/Berlin', locale: 'en', owner }),
    );
  };
  const slug = `slug-${newId()}`;
  const { id, ownerId } = await found(slug);
  const dana: Actor = { orgId: id, personId: ownerId, role: 'owner', via: 'session', credentialId: null };
  expect(await list(dana)).toMatchObject([{ id: ownerId, name: 'Dana', email: 'dana@new.test', role: 'owner' }]);
  await expect(found(slug)).rejects.toMatchObject({ code: 'conflict' });
  const names = await world.as(dana, (ctx) => ctx.tx.execute(sql`select name from events order by seq`));
  expect(names.map(({ name }) => name)).toEqual(['organisation.created', 'person.added']);
});
