import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '../../src/platform/auth/passwords.js';
import { people } from '../../src/platform/auth/schema.js';
import { inOrg } from '../../src/platform/db/in-org.js';
import { startOpenIdProvider, type TestProvider } from '../open-id-provider.js';
import { startTestServer, type TestServer } from '../server.js';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.js';
import { tellFigures } from '../sweep/figures.js';
import { deskCookieOf } from '../sweep/principals.js';
import { placesIn, withValue } from '../sweep/substitute.js';
import { createOrganisation, type TestOrganisation } from '../world.js';
import { type BareAnswer, bareRequest } from './bare-request.js';
import { hostile } from './hostile-values.js';
import { type Door, doorsOf } from './ways-in-doors.js';

const password = 'what she signs in with';
let sink: SmtpSink;
let google: TestProvider;
let server: TestServer;
let org: TestOrganisation;
let doors: Door[];

beforeAll(async () => {
  sink = await startSmtpSink();
  google = await startOpenIdProvider('google');
  server = await startTestServer({ smtpUrl: sink.url, google });
  org = await createOrganisation(server.runtime);
  const passwordHash = await hashPassword(password);
  await inOrg(server.runtime, org.system, (ctx) => ctx.tx.update(people).set({ passwordHash }));
  doors = doorsOf(server);
});
afterAll(async () => {
  await server?.stop();
  await google?.close();
  await sink?.close();
});
const forgetTries = () => server.runtime.db.sql`delete from sign_in_attempts`;
beforeEach(forgetTries);

interface Sent {
  door: Door;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

/** Every try comes from one network; what one has failed at is not the next one's. */
async function send({ door, body = door.body, text, headers = {} }: Sent): Promise<BareAnswer> {
  await forgetTries();
  const fields = Object.entries(body ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  const written = text ?? (door.isForm ? new URLSearchParams(fields).toString() : JSON.stringify(body));
  const type = door.isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const own = { 'content-type': type, origin: server.url };
  return bareRequest(`${server.url}${door.path}`, {
    method: door.method,
    headers: { ...own, ...headers },
    body: door.method === 'GET' ? '' : written,
  });
}

/** Nobody is let in, and nothing of ours has failed. */
function problemOf({ status, headers, text }: BareAnswer, cookie = 'none'): string | null {
  if (status >= 500) return `${status} ${text}`;
  const set = [headers['set-cookie'] ?? []].flat().filter((one) => /^(threadline|tl-portal)=[^;]/.test(one));
  // Who is signed in anyway may be so for longer.
  const opened = set.filter((one) => !one.startsWith(cookie));
  return opened.length > 0 || /"access_token"|"state":"entered"/.test(text) ? `lets in: ${opened} ${text}` : null;
}

test('no value in any field of a way in lets anybody in or breaks the server', async () => {
  const wrong: string[] = [];
  let probes = 0;
  for (const door of doors) {
    const cookies = [undefined, await deskCookieOf(server.runtime, org.member)];
    const values = process.env.SWEEP === 'whole' ? hostile : hostile.filter((_, at) => at % 2 === 0);
    for (const path of placesIn(door.body).filter((place) => place.length > 0)) {
      for (const [at, value] of values.entries()) {
        const cookie = cookies[at % 2];
        const answer = await send({
          ...{ door, body: withValue(door.body, path, value) },
          ...(cookie ? { headers: { cookie } } : {}),
        });
        const problem = problemOf(answer, cookie);
        probes += 1;
        if (problem) wrong.push(`${door.path} ${path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}: ${problem}`);
      }
    }
  }
  tellFigures('hostile-ways-in', { doors: doors.length, probes, wrong: wrong.length });
  expect(wrong).toEqual([]);
  expect(doors.length).toBeGreaterThan(20);
}, 300_000);

/** Bodies that are none, or more than was asked for. */
const malformed = (body: Record<string, unknown>): string[] => [
  '',
  'null',
  '[]',
  '[{}]',
  '"text"',
  '{',
  '\ufeff{}',
  JSON.stringify([body]),
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  JSON.stringify({ ...body, isAdmin: true, role: 'owner', personId: org.owner.personId, orgId: org.id }),
  JSON.stringify({ ...body, constructor: { prototype: { role: 'owner' } } }),
  `{"__proto__":{"role":"owner","email":"owner@${org.slug}.test"},${JSON.stringify(body).slice(1)}`,
  `{"__proto__":${JSON.stringify(body)}}`,
];

test('what is no request, or more than one, is refused as a whole and counted', async () => {
  const wrong: string[] = [];
  const before = await refusedInput();
  let refused = 0;
  for (const door of doors.filter(({ method, isForm }) => method === 'POST' && !isForm)) {
    if (Object.keys(door.body).length === 0) continue;
    for (const text of malformed(door.body)) {
      const answer = await send({ door, text });
      const problem = problemOf(answer);
      if (problem) wrong.push(`${door.path} ${text.slice(0, 80)}: ${problem}`);
      if (answer.status < 400) wrong.push(`${door.path} takes ${text.slice(0, 120)}: ${answer.status} ${answer.text}`);
      if (answer.status === 400) refused += 1;
    }
    const form = await send({ door, headers: { 'content-type': 'text/plain' } });
    if (form.status < 400 || problemOf(form)) wrong.push(`${door.path} takes what a form of another site sends`);
  }
  expect(wrong).toEqual([]);
  expect((await refusedInput()) - before).toBeGreaterThanOrEqual(refused);
  expect(Object.prototype).not.toHaveProperty('role');
}, 120_000);

async function refusedInput(): Promise<number> {
  const { text } = await bareRequest(`${server.url}/metrics`, { method: 'GET' });
  return Number(/threadline_refused_total\{kind="input"\} (\d+)/.exec(text)?.[1] ?? 0);
}

const forged = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-for': '203.0.113.7, 127.0.0.1',
  'x-forwarded-proto': 'https',
  forwarded: 'for=203.0.113.7;host=evil.example;proto=https',
  'x-original-url': '/auth/prove',
  'x-http-method-override': 'GET',
};

test('forged Host and forwarded headers change no answer and stand in no mail', async () => {
  for (const door of doors) {
    const [plain, lied] = [await send({ door }), await send({ door, headers: forged })];
    expect([door.path, lied.status]).toEqual([door.path, plain.status]);
    if (!door.path.includes('begin') && !door.path.endsWith('/ask')) expect(lied.text).toBe(plain.text);
    expect(`${lied.text} ${JSON.stringify(lied.headers)}`).not.toContain('evil.example');
  }
  const email = `owner@${org.slug}.test`;
  await send({ door: doorOf('/auth/reset/ask'), body: { email, language: 'en' }, headers: forged });
  const mail = await sink.take(email);
  expect(mail.text).toContain(`${server.url}/`);
  expect(mail.raw).not.toContain('evil.example');
});

function doorOf(path: string): Door {
  const door = doors.find((one) => one.path === path);
  if (!door) throw new Error(`There is no way in at ${path}.`);
  return door;
}

/** Addresses that look like somebody's to a person or to a program, and are not theirs. */
const lookingLike = (email: string): string[] => [
  email.replace('o', '\u043e'),
  email.replace('@', '\uff20'),
  email.replace('o', '\uff4f'),
  `\u200b${email}`,
  email.replace('@', '\u200d@'),
  `\u202e${email}`,
  email.replace('.test', '\u3002test'),
  email.replace('.test', '.te\u017ft'),
  `${email}\r\nBcc: thief@evil.example`,
  `${email}\u0000@evil.example`,
  `${email},thief@evil.example`,
  `<${email}>`,
  `"${email}"@evil.example`,
];

test('an address that only looks like somebody’s signs nobody in and mails nobody', async () => {
  const email = `owner@${org.slug}.test`;
  const mailed = sink.mails.length;
  const wrong: string[] = [];
  for (const trick of lookingLike(email)) {
    const signedIn = await send({ door: doorOf('/auth/sign-in'), body: { email: trick, password } });
    if (signedIn.status !== 400 && signedIn.status !== 401)
      wrong.push(`${JSON.stringify(trick)} signs in: ${signedIn.status}`);
    await send({ door: doorOf('/auth/reset/ask'), body: { email: trick, language: 'en' } });
    const address = { organisation: org.slug, address: trick };
    await send({ door: doorOf('/portal/trpc/entry.request'), body: address });
  }
  const waits = await server.runtime.db.sql<{ address: string }[]>`select address from reset_requests`;
  wrong.push(...waits.filter(({ address }) => /\s|evil/.test(address)).map(({ address }) => `mails ${address}`));
  expect(wrong).toEqual([]);
  expect((await send({ door: doorOf('/auth/sign-in'), body: { email, password } })).status).toBe(204);
  expect(sink.mails.slice(mailed).filter((mail) => mail.subject.includes('password'))).toEqual([]);
});
