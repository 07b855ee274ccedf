import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { credentialIn } from './paths.js';

const bearer = 'b'.repeat(20);

test.each([
  ['/desk/trpc/session.me', 'kim at the desk'],
  ['/auth/sign-out', 'kim at the desk'],
  ['/oauth/approve', 'kim at the desk'],
  ['/portal/trpc/home', 'kim at the portal'],
  ['/trpc/session.me', bearer],
  ['/api/v1/customers', bearer],
])('%s counts what it reads, whatever else is sent along', async (path, counted) => {
  const app = new Hono().all('*', (c) => c.text(credentialIn(c, { desk: 'desk', portal: 'portal' }) ?? ''));
  const headers = { authorization: `Bearer ${bearer}`, cookie: 'desk=kim at the desk; portal=kim at the portal' };
  expect(await (await app.request(path, { method: 'POST', headers })).text()).toBe(counted);
});
