import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayHear } from '../src/live/visibility.js';
import { startTestServer, type TestServer } from './server.js';
import { ask, type Office } from './sweep/office.js';
import { tokensOf } from './sweep/principals.js';
import { seedThings } from './sweep/seed.js';
import type { Things } from './sweep/things.js';
import { createOrganisation } from './world.js';

let server: TestServer;
let office: Office;
let things: Things;

beforeAll(async () => {
  server = await startTestServer();
  const org = await createOrganisation(server.runtime);
  office = { url: server.url, runtime: server.runtime, org, tokens: await tokensOf(server.runtime, org) };
  things = await seedThings(office, 'abused');
});
afterAll(() => server?.stop());

const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const authorization = () => `Bearer ${office.tokens.owner}`;

test('forty wrong passwords at once: ten are tried, the others are told to wait', async () => {
  const tries = Array.from({ length: 40 }, () => send('/auth/sign-in', { email: 'a@brute.test', password: 'wrong' }));
  const statuses = (await Promise.all(tries)).map((answer) => answer.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  const forged = await send(
    '/auth/sign-in',
    { email: 'b@brute.test', password: 'wrong' },
    { 'x-forwarded-for': '203.0.113.9' },
  );
  expect(forged.status).toBe(429);
});

test('a thousand calls in one request are refused', async () => {
  const names = Array(1000).fill('session.me').join(',');
  const answer = await fetch(`${server.url}/trpc/${names}?batch=1&input=%7B%7D`, {
    headers: { authorization: authorization() },
  });
  expect(answer.status).toBe(400);
});

test('ten megabytes, a thousand brackets and a prototype are refused with a sentence', async () => {
  const note = `/api/v1/customers/${things.customer}/notes`;
  const big = await send(note, { body: 'x'.repeat(10_000_000) }, { authorization: authorization() });
  const deep = await send(note, `{"body":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {
    authorization: authorization(),
  });
  const polluted = await send(note, '{"body":"a","__proto__":{"sensitive":true},"customerId":"x"}', {
    authorization: authorization(),
  });
  const foreign = await send(note, { body: 'a', authorId: things.person }, { authorization: authorization() });
  expect([big.status, big.headers.get('retry-after')]).toEqual([413, null]);
  expect([deep.status, polluted.status, foreign.status]).toEqual([400, 400, 400]);
});

test('one key five times at once writes one task, refuses another body, and is another for a colleague', async () => {
  const create = (title: string, who: 'owner' | 'admin') =>
    send(
      '/api/v1/tasks',
      { customerId: things.customer, title },
      {
        authorization: `Bearer ${office.tokens[who]}`,
        'idempotency-key': 'one-key-for-all',
      },
    );
  const answers = await Promise.all(Array.from({ length: 5 }, () => create('Once', 'owner')));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  expect(new Set(texts).size).toBe(1);
  expect((await create('Other', 'owner')).status).toBe(422);
  expect((await create('Once', 'admin')).status).toBe(200);
  const { items } = await ask<{ items: { title: string }[] }>(office, 'owner', 'tasks.list', {
    customerId: things.customer,
  });
  expect(items.filter((task) => task.title === 'Once')).toHaveLength(2);
});

test('a contractor hears of own tasks and not of others of the same customer', async () => {
  const { contractor } = office.org;
  const own = await ask<{ id: string }>(office, 'owner', 'tasks.create', {
    customerId: things.customer,
    title: 'Own',
    assigneeId: contractor.personId,
  });
  const notice = (id: string) => ({
    orgId: contractor.orgId,
    id: own.id,
    name: 'task.updated' as const,
    at: new Date().toISOString(),
    subject: { type: 'task', id },
    customerId: things.customer,
    threadId: null,
    actorId: null,
    sensitive: false,
  });
  expect(await mayHear(server.runtime, contractor, notice(own.id))).toBe(true);
  expect(await mayHear(server.runtime, contractor, notice(things.task))).toBe(false);
});
