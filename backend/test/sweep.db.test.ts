import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { procedures } from '../src/app/procedures.js';
import { recurring } from '../src/app/recurring.js';
import { readEnv } from '../src/env.js';
import { connect } from '../src/platform/db/connect.js';
import { openDatabase, type Sql } from '../src/platform/db/database.js';
import { urlAs } from '../src/platform/db/migrate.js';
import { startTestServer, type TestServer } from './server.js';
import { type Answer, call, type Input, type Transport, transports } from './sweep/client.js';
import { fingerprint, settle } from './sweep/fingerprint.js';
import { receive } from './sweep/mail.js';
import { type PrincipalKey, principalKeys, readers, tokensOf } from './sweep/principals.js';
import { type Answers, kindOf, recipes } from './sweep/recipes.js';
import { ask, type Kind, type Office, ownThings, seedThings, type Things } from './sweep/seed.js';
import { idsIn, withoutChance, withValue } from './sweep/substitute.js';
import { createOrganisation } from './world.js';

const canary = {
  foreign: 'canaryforeign',
  unassigned: 'canaryunassigned',
  assigned: 'canaryassigned',
  sensitive: 'canarysensitive',
  personal: 'canarypersonal',
};
/** Words that must never be in an answer to the principal. */
const hiddenFrom: Record<PrincipalKey, string[]> = {
  owner: [canary.foreign, canary.personal],
  admin: [canary.foreign],
  member: [canary.foreign, canary.personal, canary.unassigned],
  colleague: [canary.foreign, canary.personal, canary.unassigned, canary.assigned, canary.sensitive],
  contractor: [canary.foreign, canary.personal, canary.unassigned, canary.sensitive, `${canary.assigned}.com`],
  readOnly: [canary.foreign, canary.personal, canary.sensitive],
  readKey: [canary.foreign, canary.personal],
  anonymous: Object.values(canary),
};
const outOfReach: PrincipalKey[] = ['member', 'colleague', 'contractor', 'anonymous'];

let server: TestServer;
let administrator: Sql;
let home: Office;
let foreignOrgId: string;
let foreign: Things;
let unassigned: Things;
const mine = {} as Record<PrincipalKey, Things>;
const count = { probes: 0, foreign: 0, changed: 0, different: 0, broken: 0 };
const leaks: string[] = [];
const differences: string[] = [];
const bugs: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  administrator = connect(server.database.adminUrl, { max: 2 });
  home = await openOffice();
  const abroad = await openOffice();
  foreignOrgId = abroad.org.id;
  foreign = await seedThings(abroad, canary.foreign);
  unassigned = await seedThings(home, canary.unassigned);
  await seedAssigned();
  await settle(administrator);
  await doWhatComesByTheClock(server);
  await settle(administrator);
});
afterAll(async () => {
  await administrator?.end();
  await server?.stop();
});

/** Once before the sweep, so that its minute finds nothing left to do. */
async function doWhatComesByTheClock({ database, runtime, url }: TestServer): Promise<void> {
  const db = await openDatabase({ url: urlAs(database.adminUrl, 'threadline_worker'), connections: 2 });
  const jobs = recurring({ ...readEnv({}), publicBaseUrl: url });
  for (const { run } of jobs) await run({ ...runtime, db });
  await db.close();
}

async function openOffice(): Promise<Office> {
  const org = await createOrganisation(server.runtime);
  return { url: server.url, runtime: server.runtime, org, tokens: await tokensOf(server.runtime, org) };
}

/** The member's customer: with a task of the contractor, a sensitive note, and a mail in the admin's own mailbox. */
async function seedAssigned(): Promise<void> {
  const { org } = home;
  const things = await seedThings(home, canary.assigned, 'member');
  const { customer } = things;
  await ask(home, 'owner', 'notes.write', { customerId: customer, body: `${canary.sensitive} note`, sensitive: true });
  const task = await ask<{ id: string }>(home, 'owner', 'tasks.create', {
    customerId: customer,
    title: 'For the contractor',
    assigneeId: org.contractor.personId,
  });
  const mailbox = { address: `admin@${org.slug}.test`, kind: 'personal' } as const;
  await receive(home.runtime, org.owner, { from: `jane@${canary.assigned}.com`, words: canary.personal, mailbox });
  await receive(home.runtime, org.owner, { from: 'stranger@nobody-known.com', words: canary.personal, mailbox });
  const on = { customer, task: things.task, word: canary.assigned };
  const own = { ...things, ...(await ownThings(home, 'member', on)) };
  const contractor = { ...things, task: task.id, ...(await ownThings(home, 'contractor', { ...on, task: task.id })) };
  Object.assign(mine, {
    owner: things,
    admin: { ...things, ...(await ownThings(home, 'admin', on)) },
    member: own,
    contractor,
  });
  Object.assign(mine, { colleague: things, readOnly: things, readKey: things, anonymous: things });
}

/** One request, held against what every answer must fulfil. */
async function probe(who: PrincipalKey, transport: Transport, name: string, input: Input): Promise<Answer> {
  const answer = await call({ url: home.url, token: home.tokens[who], transport }, name, input);
  count.probes += 1;
  const told = answer.text.toLowerCase();
  const leaked = hiddenFrom[who].filter((word) => told.includes(word));
  if (leaked.length > 0) leaks.push(`${name} tells ${who} of ${leaked} (${transport}): ${answer.text.slice(0, 2000)}`);
  if (answer.status >= 500) bugs.push(`${name} as ${who} (${transport}): ${answer.status} ${JSON.stringify(input)}`);
  return answer;
}

/** Every procedure with valid input, then with each of its ids exchanged, held against a random id. */
async function sweep(who: PrincipalKey, transport: Transport): Promise<string[]> {
  const answers: Answers = new Map();
  const reached: string[] = [];
  for (const [name, recipe] of Object.entries(recipes)) {
    const input = recipe(mine[who], answers);
    const answer = await probe(who, transport, name, input);
    if (answer.status === 200) reached.push(name);
    else if (who === 'owner') bugs.push(`${name} as owner (${transport}): ${answer.status} ${answer.text}`);
    if (answer.data) answers.set(name, answer.data);
    if (who !== 'anonymous') await exchangeIds(who, transport, name, input);
  }
  return reached;
}

/** By one of the two ways each, in turns; by both with SWEEP=whole. */
const isTurnOf = (transport: Transport, turn: number) =>
  process.env.SWEEP === 'whole' || transports[turn % 2] === transport;

async function exchangeIds(who: PrincipalKey, transport: Transport, name: string, input: Input): Promise<void> {
  for (const [turn, path] of idsIn(input).entries()) {
    if (!isTurnOf(transport, turn + name.length)) continue;
    const kind = kindOf(name, String(path.filter((step) => typeof step === 'string').at(-1)));
    const wrong: Kind = kind === 'customer' ? 'note' : 'customer';
    const others = {
      foreign: foreign[kind],
      wrong: mine[who][wrong],
      ...(outOfReach.includes(who) ? { unassigned: unassigned[kind] } : {}),
    };
    const random = await probe(who, transport, name, withValue(input, path, randomUUID()));
    for (const [which, id] of Object.entries(others)) {
      if (which === 'unassigned' && kind === 'person') continue;
      const answer = await probe(who, transport, name, withValue(input, path, id));
      const same = answer.status === random.status && withoutChance(answer.text) === withoutChance(random.text);
      if (!same)
        differences.push(
          `${name} as ${who} (${transport}), ${which} id at ${path.join('.')}: ${answer.status} ${answer.text.slice(0, 600)} instead of ${random.status} ${random.text.slice(0, 600)}`,
        );
    }
  }
}

test('no procedure tells or changes what is out of reach, and readers change nothing', async () => {
  const before = await fingerprint(administrator, foreignOrgId);
  await ask(home, 'owner', 'session.me', {});
  await call({ url: home.url, token: home.tokens.readKey, transport: 'trpc' }, 'session.me', {});
  const untouched = await fingerprint(administrator, home.org.id);
  for (const who of readers) for (const transport of transports) await sweep(who, transport);
  expect(await fingerprint(administrator, home.org.id)).toEqual(untouched);
  const reached = new Set<string>();
  for (const who of principalKeys.filter((key) => !readers.includes(key))) {
    for (const transport of transports) {
      const through = await sweep(who, transport);
      if (who === 'owner') for (const name of through) reached.add(name);
    }
  }
  const after = await fingerprint(administrator, foreignOrgId);
  count.changed = Object.keys(before).filter((table) => before[table] !== after[table]).length;
  const all = procedures();
  Object.assign(count, { foreign: leaks.length, different: differences.length, broken: bugs.length });
  console.info(`sweep: ${JSON.stringify({ ...count, coverage: `${reached.size} of ${all.length}` })}`);
  expect({ leaks, differences, bugs }).toEqual({ leaks: [], differences: [], bugs: [] });
  expect(after).toEqual(before);
  expect(reached.size / all.length).toBeGreaterThanOrEqual(0.9);
}, 180_000);
