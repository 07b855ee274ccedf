import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/server.js';
import { deskCookieOf } from '../../test/sweep/principals.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { createKey } from '../api-keys/service.js';
import { createCustomer } from '../customers/service.js';
import { type Actor, inOrg } from '../platform/db/in-org.js';

let server: TestServer;
let org: TestOrganisation;
const longest = 2_000;

beforeAll(async () => {
  server = await startTestServer();
  org = await createOrganisation(server.runtime);
});
afterAll(() => server?.stop());

/** Calls a procedure at the desk. */
function ask(cookie: string, name: string, input: object): Promise<Response> {
  return fetch(`${server.url}/desk/trpc/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: server.url },
    body: JSON.stringify(input),
  });
}

const read = (cookie: string, name: string) =>
  fetch(`${server.url}/desk/trpc/${name}?input=%7B%7D`, { headers: { cookie } });
const byKey = (key: string, path: string) =>
  fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });

/** An open stream at the desk: `ended` answers when the server has closed it. */
async function stream(cookie: string) {
  const address = `${server.url}/desk/trpc/live.events?input=${encodeURIComponent('{}')}`;
  const answer = await fetch(address, { headers: { cookie, accept: 'text/event-stream' } });
  const reader = (answer.body ?? new ReadableStream()).getReader();
  await reader.read();
  const ended = (async () => {
    while (!(await reader.read()).done);
    return performance.now();
  })();
  return { ended };
}

/** Cuts somebody while their stream is open; in how many milliseconds it was closed after the answer to the cut. */
async function cut(
  actor: Actor,
  name: string,
  input: object,
): Promise<{ cookie: string; key: string; closed: number }> {
  const cookie = await deskCookieOf(server.runtime, actor);
  const { key } = await inOrg(server.runtime, actor, (ctx) => createKey(ctx, { name: 'k', scopes: ['read', 'write'] }));
  expect((await read(cookie, 'session.me')).status).toBe(200);
  const { ended } = await stream(cookie);
  const started = performance.now();
  const answer = await ask(await deskCookieOf(server.runtime, org.owner), `team.${name}`, input);
  expect([name, answer.status]).toEqual([name, 200]);
  const closed = Math.round((await ended) - started);
  console.info(`cut: team.${name} closed the open stream after ${closed} ms, its own answer among them`);
  expect(closed).toBeLessThan(longest);
  return { cookie, key, closed };
}

test('a narrower role closes the open stream, the next request does no more than it allows, and keys end with it', async () => {
  const customer = await inOrg(server.runtime, org.owner, (ctx) => createCustomer(ctx, { name: 'Acme' }));
  const { cookie, key } = await cut(org.admin, 'changeRole', { id: org.admin.personId, role: 'read_only' });
  const me = (await (await read(cookie, 'session.me')).json()) as { result: { data: { person: { role: string } } } };
  expect(me.result.data.person.role).toBe('read_only');
  expect((await ask(cookie, 'customers.update', { id: customer.id, useCase: 'x' })).status).toBe(403);
  expect((await byKey(key, `/customers/${customer.id}`)).status).toBe(401);
});

test.each(['suspend', 'remove'] as const)(
  'to %s closes the open stream, the session, the device and the key',
  async (name) => {
    const actor = name === 'suspend' ? org.member : org.colleague;
    const { cookie, key } = await cut(actor, name, { id: actor.personId });
    expect((await read(cookie, 'session.me')).status).toBe(401);
    expect((await byKey(key, '/me')).status).toBe(401);
  },
);

test('another role asks for a new proof, and leaves keys to whom it lets hold some', async () => {
  const fresh = await createOrganisation(server.runtime);
  const cookie = await deskCookieOf(server.runtime, fresh.admin);
  const { key } = await inOrg(server.runtime, fresh.admin, (ctx) => createKey(ctx, { name: 'k', scopes: ['read'] }));
  expect((await ask(cookie, 'apiKeys.create', { name: 'before', scopes: ['read'] })).status).toBe(200);
  const input = { id: fresh.admin.personId, role: 'member' };
  expect((await ask(await deskCookieOf(server.runtime, fresh.owner), 'team.changeRole', input)).status).toBe(200);
  expect((await ask(cookie, 'apiKeys.create', { name: 'after', scopes: ['read'] })).status).toBe(403);
  expect((await byKey(key, '/me')).status).toBe(200);
});

test('signing out closes the streams that were opened with the session', async () => {
  const cookie = await deskCookieOf(server.runtime, org.owner);
  const { ended } = await stream(cookie);
  const headers = { cookie, origin: server.url, 'content-type': 'application/json' };
  expect((await fetch(`${server.url}/auth/sign-out`, { method: 'POST', headers, body: '{}' })).status).toBe(204);
  await ended;
});
