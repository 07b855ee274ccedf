import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '../src/api-keys/service.js';
import { inOrg } from '../src/platform/db/in-org.js';
import { type PortalWorld, startPortalWorld } from './portal/portal-world.js';
import { tokenIn } from './portal/sign-in.js';
import { startTestServer } from './server.js';
import { createOrganisation } from './world.js';

let world: PortalWorld;
beforeAll(async () => {
  world = await startPortalWorld();
});
afterAll(() => world?.stop());

const place = () => {
  const { port } = new URL(world.server.url);
  return { host: '127.0.0.1', port: Number(port) };
};

/** What the server says until it hangs up. */
function untilHungUp(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    socket.on('data', (piece) => {
      said += piece.toString('utf8');
    });
    socket.on('error', () => undefined).once('close', () => resolve(said));
  });
}

test('who sends headers without an end, or too many of them, is hung up on, and others are served meanwhile', async () => {
  const slow = Array.from({ length: 20 }, () => {
    const socket = connect(place());
    socket.write('GET /api/v1/customers HTTP/1.1\r\nHost: localhost\r\n');
    const dripping = setInterval(() => socket.write('X-More: a\r\n'), 500);
    return untilHungUp(socket).finally(() => clearInterval(dripping));
  });
  const large = connect(place());
  large.write(`GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`);
  const crooked = connect(place());
  crooked.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n');
  expect(await untilHungUp(large)).toMatch(/^HTTP\/1.1 431 /);
  expect(await untilHungUp(crooked)).toMatch(/^HTTP\/1.1 400 /);
  expect((await fetch(`${world.server.url}/healthz`)).status).toBe(200);
  for (const said of await Promise.all(slow)) expect(said).toMatch(/^(HTTP\/1.1 408 |$)/);
});

test('one network holds so many connections and no more', async () => {
  const sockets = Array.from({ length: 600 }, () => connect(place()).on('error', () => undefined));
  const held = () => sockets.filter((socket) => !socket.destroyed).length;
  await expect.poll(held).toBeLessThanOrEqual(512);
  expect(held()).toBeGreaterThan(400);
  for (const socket of sockets) socket.destroy();
  await expect
    .poll(() =>
      fetch(`${world.server.url}/healthz`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
});

test('a forged Host or X-Forwarded-Host reaches no link', async () => {
  const acme = await world.customer('Acme', 'acme-forged.com');
  const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
  const body = JSON.stringify({ organisation: world.office.org.slug, address: acme.address });
  const status = await new Promise<number>((resolve, reject) => {
    const headers = { ...forged, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ ...place(), path: '/portal/trpc/entry.request', method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.once('error', reject).end(body);
  });
  expect(status).toBe(200);
  const mail = await world.sink.take(acme.address);
  expect(tokenIn(mail.text)).toMatch(/^tlm_/);
  expect(mail.raw).not.toContain('evil.example');
  expect(mail.text).toContain(`${world.server.url}/portal/`);
});

test('a limit that is reached says when to come again', async () => {
  const knock = () =>
    fetch(`${world.server.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'nobody@limits.example', password: 'wrong' }),
    });
  const answers = await Promise.all(Array.from({ length: 15 }, knock));
  const limited = answers.filter(({ status }) => status === 429);
  expect(limited.length).toBeGreaterThan(0);
  for (const answer of limited) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('one key is told to go on more slowly, also with the panel’s question, and other keys are served', async () => {
  const server = await startTestServer({ requestsPerMinute: 60 });
  const org = await createOrganisation(server.runtime);
  const keys = await Promise.all(
    [org.owner, org.admin].map((actor) =>
      inOrg(server.runtime, actor, (ctx) => createKey(ctx, { name: 'program', scopes: ['read'] })),
    ),
  );
  const question = JSON.stringify({ mailbox: 'me@mail.example', host: 'gmail', participants: [] });
  const ask = (index: number, cookie = '') =>
    fetch(`${server.url}/api/v1/threads/context`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keys[index]?.key}`, cookie },
      body: question,
    });
  const answers = await Promise.all(Array.from({ length: 200 }, (_, turn) => ask(0, `junk=${turn}`)));
  const served = answers.filter(({ status }) => status === 200);
  expect(served.length).toBeGreaterThanOrEqual(60);
  const late = answers.filter(({ status }) => status === 429);
  expect([late.length > 0, served.length + late.length]).toEqual([true, 200]);
  for (const { headers } of late) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(1)).status).toBe(200);
  await server.stop();
});

test('one person writes so much a minute and no more', async () => {
  const server = await startTestServer({ requestsPerMinute: 60 });
  const org = await createOrganisation(server.runtime);
  const { key } = await inOrg(server.runtime, org.owner, (ctx) =>
    createKey(ctx, { name: 'p', scopes: ['read', 'write'] }),
  );
  const create = () =>
    fetch(`${server.url}/api/v1/customers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() },
      body: JSON.stringify({ name: 'Acme', stage: 'growth', tags: [], domains: [] }),
    });
  const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await create()).status));
  const written = statuses.filter((status) => status < 300).length;
  expect(written).toBeGreaterThanOrEqual(30);
  expect([statuses.includes(429), statuses.filter((status) => status !== 429).length]).toEqual([true, written]);
  await server.stop();
});
