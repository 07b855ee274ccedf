import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser } from '../../test/cookie-browser.js';
import { type Office, type SignInWorld, setUpApp, startSignInWorld } from '../../test/sign-in-world.js';
import { accessTokenOf } from '../../test/sweep/principals.js';
import { createKey } from '../api-keys/service.js';
import { writeSignInRules } from '../platform/auth/rules/sign-in-rules.js';
import { inOrg } from '../platform/db/in-org.js';

let world: SignInWorld;
let office: Office;

beforeAll(async () => {
  world = await startSignInWorld();
});
beforeEach(async () => {
  office = await world.office();
});
afterAll(() => world?.stop());

const question = {
  mailbox: 'me@mail.example',
  host: 'gmail',
  participants: [{ address: 'jane@x.example', role: 'from' }],
};

/** What a program is answered that lists customers, asks the panel's question, and uploads a file. */
async function allowed(secret: string): Promise<number[]> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const at = (path: string, init: RequestInit = {}) => fetch(world.server.url + path, { headers, ...init });
  const asked = { method: 'POST', body: JSON.stringify(question) };
  const answers = [await at('/api/v1/customers'), await at('/api/v1/threads/context', asked)];
  return answers.map(({ status }) => status);
}

async function programs() {
  const { member } = office.org;
  const { runtime } = world.server;
  const { key } = await inOrg(runtime, member, (ctx) => createKey(ctx, { name: 'k', scopes: ['read'] }));
  return { key, token: await accessTokenOf(runtime, member) };
}

const requireFactor = (by: Browser) =>
  by.call('security.saveRules', { requireSecondFactor: true, ways: ['password'], idleMinutes: 600 });

test('where a second factor is asked for, keys and devices of those who have none are refused too', async () => {
  const { key, token } = await programs();
  expect(await allowed(key)).toEqual([200, 200]);
  expect(await allowed(token)).toEqual([200, 200]);
  expect((await requireFactor(await office.signIn('owner'))).status).toBe(200);
  expect(await allowed(key)).toEqual([403, 403]);
  // Devices end with the rule itself.
  expect(await allowed(token)).toEqual([401, 401]);
});

test('who takes their factor away takes it from their keys and devices', async () => {
  const browser = await office.signIn('member');
  await setUpApp(browser);
  await inOrg(world.server.runtime, office.org.owner, (ctx) =>
    writeSignInRules(ctx, { requireSecondFactor: true, ways: ['password'], idleMinutes: 600 }),
  );
  const { key, token } = await programs();
  expect([await allowed(key), await allowed(token)].flat()).toEqual([200, 200, 200, 200]);
  expect((await browser.call('security.removeApp')).status).toBe(200);
  expect([await allowed(key), await allowed(token)].flat()).toEqual([403, 403, 403, 403]);
});

test('who signs in with an app proves with it, and not by the password alone', async () => {
  const browser = await office.signIn('member');
  await setUpApp(browser);
  const refused = await browser.post('/auth/prove', { password: 'what she signs in with' });
  expect([refused.status, refused.body.error?.message]).toEqual([
    403,
    'You sign in with a second factor. Confirm with its code or your passkey.',
  ]);
});

test('nothing leaves through the doors beside the procedures either', async () => {
  const browser = await office.signIn('owner');
  expect((await requireFactor(browser)).status).toBe(200);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${world.server.url}/desk/audit/csv`, { headers: { cookie, origin: world.server.url } });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { details: { secondFactor: true } } });
});
