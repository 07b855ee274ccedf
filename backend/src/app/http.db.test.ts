import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/server.js';
import { hashPassword } from '../platform/auth/passwords.js';
import { organisations, people } from '../platform/auth/schema.js';
import { inOrg, systemOf } from '../platform/db/in-org.js';

let server: TestServer;
let cookie: string;
const password = 'a long enough password';
const email = 'owner@http.test';
const orgId = randomUUID();
const personId = randomUUID();

beforeAll(async () => {
  server = await startTestServer();
  await inOrg(server.runtime, systemOf(orgId), async (ctx) => {
    const createdAt = ctx.now;
    await ctx.tx
      .insert(organisations)
      .values({ id: orgId, slug: 'http', name: 'Http', timeZone: 'UTC', locale: 'en', createdAt });
    const passwordHash = await hashPassword(password);
    await ctx.tx
      .insert(people)
      .values({ orgId, id: personId, email, name: 'Owner', role: 'owner', passwordHash, createdAt });
  });
  const signedIn = await post('/auth/sign-in', { email, password });
  cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});
afterAll(() => server?.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, ...headers },
    body: JSON.stringify(body),
  });
const form = (path: string, fields: Record<string, string>) =>
  fetch(`${server.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) });

test('a wrong password and an unknown address answer alike', async () => {
  const wrong = await post('/auth/sign-in', { email, password: 'not the password' });
  const unknown = await post('/auth/sign-in', { email: 'nobody@http.test', password: 'not the password' });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.json()).toEqual(await unknown.json());
});

test('the cookie opens the desk and nothing else', async () => {
  const input = encodeURIComponent('{}');
  const desk = await fetch(`${server.url}/desk/trpc/session.me?input=${input}`, { headers: { cookie } });
  expect(desk.status).toBe(200);
  expect(JSON.stringify(await desk.json())).toContain('owner@http.test');
  expect((await fetch(`${server.url}/trpc/session.me?input=${input}`, { headers: { cookie } })).status).toBe(401);
  expect((await fetch(`${server.url}/api/v1/me`, { headers: { cookie } })).status).toBe(401);
});

test('a write that comes from another site is refused', async () => {
  const answer = await post('/desk/trpc/apiKeys.create', { name: 'x' }, { cookie, origin: 'https://evil.example' });
  expect(answer.status).toBe(400);
  const crossSite = await post('/desk/trpc/apiKeys.create', { name: 'x' }, { cookie, 'sec-fetch-site': 'cross-site' });
  expect(crossSite.status).toBe(400);
});

test('an extension signs in by PKCE, once for each code, refreshes, and is over once revoked', async () => {
  const codeVerifier = 'v'.repeat(64);
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const redirectUri = `https://peiclflileenckjjcnbllbiiegleflcb.chromiumapp.org/signin`;
  const request = { clientId: 'threadline-extension', redirectUri, codeChallenge, state: 'state-123' };
  const approved = (await (await post('/oauth/approve', request, { cookie })).json()) as { redirectTo: string };
  const target = new URL(approved.redirectTo);
  expect(target.searchParams.get('state')).toBe('state-123');
  const code = target.searchParams.get('code') ?? '';
  const exchange = {
    grant_type: 'authorization_code',
    client_id: 'threadline-extension',
    redirect_uri: redirectUri,
    code,
  };

  expect((await form('/oauth/token', { ...exchange, code_verifier: 'w'.repeat(64) })).status).toBe(400);
  expect((await form('/oauth/token', { ...exchange, code_verifier: codeVerifier })).status).toBe(400);

  const again = (await (await post('/oauth/approve', request, { cookie })).json()) as { redirectTo: string };
  const fresh = {
    ...exchange,
    code: new URL(again.redirectTo).searchParams.get('code') ?? '',
    code_verifier: codeVerifier,
  };
  const tokens = (await (await form('/oauth/token', fresh)).json()) as Record<string, string>;
  expect((await form('/oauth/token', fresh)).status).toBe(400);
  const me = () => fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  expect((await me()).status).toBe(200);

  const refresh = {
    grant_type: 'refresh_token',
    client_id: 'threadline-extension',
    refresh_token: tokens.refresh_token ?? '',
  };
  const rotated = await form('/oauth/token', refresh);
  expect(rotated.status).toBe(200);
  const newer = (await rotated.json()) as Record<string, string>;
  await form('/oauth/revoke', { token: newer.refresh_token ?? '' });
  expect((await form('/oauth/token', { ...refresh, refresh_token: newer.refresh_token ?? '' })).status).toBe(400);
});

test('an address elsewhere is no redirect of the extension', async () => {
  const request = {
    clientId: 'threadline-extension',
    redirectUri: 'https://evil.example/',
    codeChallenge: 'c'.repeat(43),
    state: 'state-123',
  };
  expect((await post('/oauth/approve', request, { cookie })).status).toBe(400);
});

test('a mutation sent five times under one key happens once, and the key refuses another body', async () => {
  const key = randomUUID();
  const { key: apiKey } = await createKey();
  const create = (name: string, idempotencyKey: string) =>
    fetch(`${server.url}/api/v1/api-keys`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify({ name }),
    });
  expect((await create('refused', key)).status).toBe(403);
});

async function createKey(): Promise<{ key: string }> {
  const answer = await post('/desk/trpc/apiKeys.create', { name: 'test' }, { cookie, 'idempotency-key': randomUUID() });
  const { result } = (await answer.json()) as { result: { data: { key: string } } };
  return result.data;
}

test('an answer with a secret is shown once', async () => {
  const key = randomUUID();
  const first = await post('/desk/trpc/apiKeys.create', { name: 'once' }, { cookie, 'idempotency-key': key });
  const second = await post('/desk/trpc/apiKeys.create', { name: 'once' }, { cookie, 'idempotency-key': key });
  const other = await post('/desk/trpc/apiKeys.create', { name: 'other' }, { cookie, 'idempotency-key': key });
  expect([first.status, second.status, other.status]).toEqual([200, 409, 422]);
});

test('a malformed request is answered with a sentence and never with a stack', async () => {
  const answer = await post(
    '/desk/trpc/apiKeys.create',
    { name: ['array'], __proto__: { a: 1 }, extra: 1 },
    { cookie },
  );
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain('node_modules');
  const nothing = await fetch(`${server.url}/api/v1/nothing-here`);
  expect(nothing.status).toBe(404);
});
