import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { atTheDesk } from '../../test/desk-actor.js';
import { startTestServer, type TestServer } from '../../test/server.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { createKey, revokeKey } from '../api-keys/service.js';
import { createContact } from '../contacts/service.js';
import { assign, createCustomer } from '../customers/service.js';
import { writeNote } from '../notes/service.js';
import { exchangeCode, issueCode } from '../platform/auth/device-grants.js';
import { type Actor, inOrg } from '../platform/db/in-org.js';
import { changeRole, suspendPerson } from '../team/service.js';

let server: TestServer;
const teamRoles = ['owner', 'admin', 'member', 'contractor', 'readOnly'] as const;

async function house(name: string): Promise<{ org: TestOrganisation; customerId: string }> {
  const org = await createOrganisation(server.runtime);
  const customerId = await inOrg(server.runtime, org.owner, async (ctx) => {
    const customer = await createCustomer(ctx, { name, stage: 'growth', tags: [], domains: [] });
    await createContact(ctx, {
      name: 'Jane',
      addresses: ['jane@shared.example'],
      customers: [{ customerId: customer.id, role: null }],
    });
    await assign(ctx, { customerId: customer.id, personId: org.member.personId });
    await writeNote(ctx, { customerId: customer.id, body: `${name} note`, sensitive: false, mentions: [] });
    return customer.id;
  });
  return { org, customerId };
}

const keyOf = (actor: Actor) => inOrg(server.runtime, actor, (ctx) => createKey(ctx, { name: 'k', scopes: ['read'] }));

/** An access token as the extension holds one. */
async function tokenOf(actor: Actor): Promise<string> {
  const codeVerifier = randomUUID() + randomUUID();
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const client = { clientId: 'threadline-extension', redirectUri: 'https://example.com/signin' };
  const code = await issueCode(server.runtime, await atTheDesk(server.runtime, actor), { ...client, codeChallenge });
  const origin = { source: 'gmail', ip: null, requestId: null } as const;
  const pair = await exchangeCode(server.runtime, { ...client, code, codeVerifier, userAgent: null }, origin);
  return pair?.accessToken ?? '';
}

const question = {
  mailbox: 'me@mail.example',
  host: 'gmail',
  participants: [{ address: 'jane@shared.example', role: 'from' }],
};

function ask(key: string, body: unknown = question, path = '/api/v1/threads/context') {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** A batch of one takes the procedure's own way. */
async function askTheLongWay(key: string): Promise<unknown> {
  const [first] = (await (await ask(key, { 0: question }, '/trpc/threads.context?batch=1')).json()) as {
    result: { data: unknown };
  }[];
  return first?.result.data;
}

test('every role is answered as by the procedure, over tRPC and REST', async () => {
  server = await startTestServer();
  const { org } = await house('Acme');
  for (const role of teamRoles) {
    const key = await tokenOf(org[role]);
    const long = await askTheLongWay(key);
    for (const round of [1, 2]) {
      expect(await (await ask(key)).json(), `${role}, REST, ${round}`).toEqual(long);
      const wrapped = await (await ask(key, question, '/trpc/threads.context')).json();
      expect(wrapped, `${role}, tRPC, ${round}`).toEqual({ result: { data: long } });
    }
  }
  const { key } = await keyOf(org.owner);
  const long = await askTheLongWay(key);
  for (const _round of [1, 2, 3]) expect(await (await ask(key)).json()).toEqual(long);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const swift = /http_request_seconds_count\{route="\/threads.context",status="200"\} (\d+)/.exec(metrics);
  expect(Number(swift?.[1])).toBe(teamRoles.length * 4 + 3);
});

test('an ended key, a suspended person and a changed role count from the next request on', async () => {
  const { org } = await house('Acme');
  const [revoked, suspended, changed] = [await keyOf(org.owner), await keyOf(org.member), await keyOf(org.colleague)];
  for (const { key } of [revoked, suspended, changed])
    expect([(await ask(key)).status, (await ask(key)).status]).toEqual([200, 200]);
  await inOrg(server.runtime, org.owner, async (ctx) => {
    await revokeKey(ctx, { id: revoked.apiKey.id });
    await suspendPerson(ctx, { id: org.member.personId });
    await changeRole(ctx, { id: org.colleague.personId, role: 'admin' });
  });
  expect((await ask(revoked.key)).status).toBe(401);
  expect((await ask(suspended.key)).status).toBe(401);
  expect(await (await ask(changed.key)).json()).toEqual(await askTheLongWay(changed.key));
});

test('two organisations that ask at once on the same connections never see each other', async () => {
  const houses = [await house('Acme'), await house('Globex')];
  const keys = await Promise.all(houses.map(({ org }) => keyOf(org.owner)));
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const answer = (await (await ask(keys[index % 2]?.key ?? '')).json()) as { customer: { id: string } | null };
      return answer.customer?.id === houses[index % 2]?.customerId;
    }),
  );
  expect(answers.filter(Boolean)).toHaveLength(200);
  const residue = await server.runtime.db.swift`select current_setting('app.org_id', true) as org`;
  expect(residue[0]?.org ?? '').toBe('');
});

test.each([
  ['no JSON', '{"mailbox":', 400],
  ['an unknown field', { ...question, visibility: 'all' }, 400],
  ['another type of body', question, 400, 'text/plain'],
])('%s is refused in words', async (_name, body, status, type = 'application/json') => {
  const { org } = await house('Acme');
  const { key } = await keyOf(org.owner);
  const answer = await fetch(`${server.url}/api/v1/threads/context`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${key}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  expect(answer.status).toBe(status);
  expect(((await answer.json()) as { error: { message: string } }).error.message).toMatch(/\w+ .*\w/);
});

test('a token that nobody has is refused', async () => {
  expect((await ask(`tlk_${randomUUID()}${randomUUID()}`)).status).toBe(401);
  await server.stop();
});
