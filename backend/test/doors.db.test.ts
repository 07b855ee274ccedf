import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '../src/api-keys/service.js';
import { apiKeys, deviceGrants, people, sessions } from '../src/platform/auth/schema.js';
import { type Actor, inOrg, systemOf } from '../src/platform/db/in-org.js';
import { startTestServer, type TestServer } from './server.js';
import { call } from './sweep/client.js';
import { ask, type Office } from './sweep/office.js';
import { accessTokenOf, deskCookieOf, tokensOf } from './sweep/principals.js';
import { seedThings } from './sweep/seed.js';
import { createOrganisation } from './world.js';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  const org = await createOrganisation(server.runtime);
  office = { url: server.url, runtime: server.runtime, org, tokens: await tokensOf(server.runtime, org) };
});
afterAll(() => server?.stop());

const long = new Date('2020-01-01');
const atDesk = (cookie: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/desk/trpc/session.me?input=%7B%7D`, { headers: { cookie, ...headers } }).then(
    ({ status }) => status,
  );
const withToken = (token: string | null) =>
  fetch(`${server.url}/api/v1/customers`, { headers: { authorization: `Bearer ${token}` } }).then(
    ({ status }) => status,
  );
const keyOf = async (actor: Actor) =>
  (await inOrg(server.runtime, actor, (ctx) => createKey(ctx, { name: 'k', scopes: ['read'] }))).key;
const asSystem = (work: Parameters<typeof inOrg<unknown>>[2]) => inOrg(server.runtime, systemOf(office.org.id), work);

test('what has come to its end opens nothing any more: a session, a token, a key', async () => {
  const { admin } = office.org;
  const [cookie, token, key] = [
    await deskCookieOf(server.runtime, admin),
    await accessTokenOf(server.runtime, admin),
    await keyOf(admin),
  ];
  expect([await atDesk(cookie), await withToken(token), await withToken(key)]).toEqual([200, 200, 200]);
  await asSystem(async ({ tx }) => {
    await tx.update(sessions).set({ endsAt: long }).where(eq(sessions.personId, admin.personId));
    await tx.update(deviceGrants).set({ accessExpiresAt: long }).where(eq(deviceGrants.personId, admin.personId));
    await tx.update(apiKeys).set({ expiresAt: long }).where(eq(apiKeys.personId, admin.personId));
  });
  expect([await atDesk(cookie), await withToken(token), await withToken(key)]).toEqual([401, 401, 401]);
});

test('whoever is suspended is out everywhere, and back with all of it', async () => {
  const { colleague } = office.org;
  const [cookie, token, key] = [
    await deskCookieOf(server.runtime, colleague),
    await accessTokenOf(server.runtime, colleague),
    await keyOf(colleague),
  ];
  const tryAll = async () => [await atDesk(cookie), await withToken(token), await withToken(key)];
  const suspend = (suspendedAt: Date | null) =>
    asSystem(({ tx }) => tx.update(people).set({ suspendedAt }).where(eq(people.id, colleague.personId)));
  expect(await tryAll()).toEqual([200, 200, 200]);
  await suspend(long);
  expect(await tryAll()).toEqual([401, 401, 401]);
  await suspend(null);
  expect(await tryAll()).toEqual([200, 200, 200]);
});

test('a page of another site writes nothing with our cookie', async () => {
  const cookie = await deskCookieOf(server.runtime, office.org.owner);
  const create = (headers: Record<string, string>) =>
    fetch(`${server.url}/desk/trpc/customers.create`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'Made elsewhere' }),
    }).then(({ status }) => status);
  expect(await create({ origin: 'https://evil.example' })).toBe(400);
  expect(await create({ origin: `${server.url}.evil.example` })).toBe(400);
  expect(await create({ 'sec-fetch-site': 'cross-site' })).toBe(400);
  expect(await create({ origin: server.url })).toBe(200);
});

test('a member reads another’s note and does not edit or remove it', async () => {
  const things = await seedThings(office, 'doornote', 'member');
  const as = (name: string, input: Record<string, unknown>) =>
    call({ url: server.url, token: office.tokens.member, transport: 'trpc' }, name, input);
  const edited = { id: things.note, version: 1, body: 'Mine now', mentions: [] };
  expect((await as('notes.edit', edited)).status).toBe(403);
  expect((await as('notes.remove', { id: things.note })).status).toBe(403);
  type Listed = { items: { id: string; abilities: { edit: boolean } }[] };
  const listed = await ask<Listed>(office, 'member', 'notes.list', { customerId: things.customer });
  expect(listed.items.find(({ id }) => id === things.note)?.abilities).toMatchObject({ edit: false });
});

test('what asks for a proof is refused eleven minutes after it, and to every token', async () => {
  const old = new Date(Date.now() - 11 * 60_000);
  const cookie = await deskCookieOf(server.runtime, office.org.owner, old);
  const answer = await fetch(`${server.url}/desk/trpc/apiKeys.create`, {
    method: 'POST',
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Without a proof' }),
  });
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('"proof":true')]);
});
