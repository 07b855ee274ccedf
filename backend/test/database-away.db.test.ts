import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type DatabaseProxy, startDatabaseProxy } from './database-proxy.js';
import { startTestServer, type TestServer } from './server.js';
import { tellFigures } from './sweep/figures.js';
import { ask, type Office } from './sweep/office.js';
import { tokensOf } from './sweep/principals.js';
import { createOrganisation } from './world.js';

let proxy: DatabaseProxy;
let server: TestServer;
let office: Office;
let customerId: string;

beforeAll(async () => {
  server = await startTestServer({
    through: async (url) => {
      proxy = await startDatabaseProxy(url);
      return proxy.url;
    },
  });
  const org = await createOrganisation(server.runtime);
  office = { url: server.url, runtime: server.runtime, org, tokens: await tokensOf(server.runtime, org) };
  customerId = (await ask<{ id: string }>(office, 'owner', 'customers.create', { name: 'Acme' })).id;
});
afterEach(() => proxy?.mend());
afterAll(async () => {
  await proxy?.mend();
  await server?.stop();
  await proxy?.close();
});

/** Tenths of a second, as long as this process is not held up: a machine that does much else makes no answer late. */
let tenths = 0;
const clock = setInterval(() => {
  tenths += 1;
}, 100);
afterAll(() => clearInterval(clock));

interface Told {
  status: number;
  text: string;
  milliseconds: number;
  tenths: number;
}

async function send(path: string, init: RequestInit = {}): Promise<Told> {
  const [started, since] = [performance.now(), tenths];
  const headers = {
    authorization: `Bearer ${office.tokens.owner}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const answer = await fetch(`${server.url}${path}`, { headers, ...init });
  const text = await answer.text();
  const milliseconds = Math.round(performance.now() - started);
  return { status: answer.status, text, milliseconds, tenths: tenths - since };
}

const post = (path: string, body: unknown) => send(path, { method: 'POST', body: JSON.stringify(body) });
const question = { mailbox: 'a@b.example', host: 'gmail', participants: [{ address: 'c@d.example', role: 'from' }] };

/** One of every sort of request that needs the database. */
const everySort = (): Promise<Told>[] => [
  send('/api/v1/customers'),
  send('/trpc/session.me,today.get?batch=1&input=%7B%220%22%3A%7B%7D%2C%221%22%3A%7B%7D%7D'),
  post('/api/v1/threads/context', question),
  post(`/api/v1/customers/${customerId}/notes`, { body: 'Written while it was away' }),
  post('/auth/sign-in', { email: 'somebody@nowhere.example', password: 'a long enough password' }),
  send('/portal/trpc/entry.brand?input=%7B%22organisation%22%3A%22nobody%22%7D'),
  send('/desk/trpc/session.me?input=%7B%7D', { headers: { cookie: 'threadline=tls_nobody' } }),
];

async function backAfter(): Promise<Pick<Told, 'milliseconds' | 'tenths'>> {
  const [started, since] = [performance.now(), tenths];
  for (;;) {
    const [ready, list] = await Promise.all([send('/readyz'), send('/api/v1/customers')]);
    if (ready.status === 200 && list.status === 200) {
      return { milliseconds: Math.round(performance.now() - started), tenths: tenths - since };
    }
    if (performance.now() - started > 30_000) throw new Error(`Not back after 30 s: ${ready.text} ${list.text}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test.each([
  ['frozen', async () => proxy.freeze()],
  ['cut', () => proxy.cut()],
])('a database that is %s: a sentence within three seconds, and back within ten', async (what, harm) => {
  // Under load, so that requests wait in line for connections.
  const crowd = Array.from({ length: 100 }, () => send('/api/v1/customers'));
  const inTheMiddle = Promise.all(crowd);
  await harm();
  const first = await Promise.all([...everySort(), send('/readyz')]);
  const caught = await inTheMiddle;
  const later = await Promise.all([...everySort(), send('/readyz')]);
  const alive = await send('/healthz');
  const refused = [...first, ...later, ...caught.filter(({ status }) => status !== 200)];
  await proxy.mend();
  const back = await backAfter();
  const slowest = Math.max(...[...refused, ...caught].map(({ milliseconds }) => milliseconds));
  tellFigures(`database-${what}`, {
    refused: refused.length,
    slowestMilliseconds: slowest,
    backMilliseconds: back.milliseconds,
  });
  expect([...new Set(refused.map(({ status, text }) => `${status} ${sentenceIn(text)}`))].sort()).toEqual([
    '503 The database is not answering.',
    '503 The database is not answering. Nothing was lost; try again in a moment.',
  ]);
  expect(alive).toMatchObject({ status: 200, text: 'ok' });
  expect(Math.max(...[...refused, ...caught].map((told) => told.tenths))).toBeLessThanOrEqual(30);
  expect(back.tenths).toBeLessThanOrEqual(100);
  expect((await everythingWorks()).filter(({ status }) => status >= 500)).toEqual([]);
});

const everythingWorks = () => Promise.all(everySort());

function sentenceIn(text: string): string {
  return /"message":"([^"]*)"/.exec(text)?.[1] ?? text;
}

test('a slow database makes answers slow, and none wrong', async () => {
  proxy.slow(25);
  const answers = await everythingWorks();
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
});
