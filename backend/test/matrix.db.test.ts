import { type Permission, permissions, scopeOf } from '@threadline/shared/kernel/permissions';
import { type TeamRole, teamRoles } from '@threadline/shared/kernel/roles';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { procedures } from '../src/app/procedures.js';
import { startTestServer, type TestServer } from './server.js';
import { call, type Input } from './sweep/client.js';
import { tellFigures } from './sweep/figures.js';
import { ask, type Office } from './sweep/office.js';
import { type PersonKey, tokensOf } from './sweep/principals.js';
import type { Answers } from './sweep/recipe.js';
import { recipes } from './sweep/recipes.js';
import { ownThings, seedThings } from './sweep/seed.js';
import type { Things } from './sweep/things.js';
import { createOrganisation } from './world.js';

const personOf = {
  owner: 'owner',
  admin: 'admin',
  member: 'member',
  contractor: 'contractor',
  read_only: 'readOnly',
} as const;
const permissionOf = new Map(procedures().map(({ name, meta }) => [name, meta.permission]));
let server: TestServer;
let office: Office;
const reach = {} as Record<TeamRole, Things>;

beforeAll(async () => {
  server = await startTestServer();
  const org = await createOrganisation(server.runtime);
  office = { url: server.url, runtime: server.runtime, org, tokens: await tokensOf(server.runtime, org) };
  for (const role of teamRoles) reach[role] = await thingsOf(role, personOf[role]);
});
afterAll(() => server?.stop());

/** Things in reach of the role: an assigned customer, an assigned task, and what the person made. */
async function thingsOf(role: TeamRole, who: PersonKey): Promise<Things> {
  const word = `matrix${role.replace('_', '')}`;
  const things = await seedThings(office, word, 'member');
  const { customer } = things;
  const { personId } = office.org[who];
  // Shared mail is read by those who are assigned.
  if (role === 'read_only') await ask(office, 'owner', 'customers.assign', { customerId: customer, personId });
  if (role === 'owner') return things;
  // Who only reads has no texts of their own.
  const shared = { title: word, body: word, language: null, shared: true };
  if (role === 'read_only')
    return { ...things, canned: (await ask<{ id: string }>(office, 'owner', 'cannedResponses.create', shared)).id };
  const given = role === 'contractor' ? { assigneeId: personId } : {};
  const { id: task } = await ask<{ id: string }>(office, 'owner', 'tasks.create', {
    customerId: customer,
    title: 'Given',
    ...given,
  });
  const own = { ...things, task, ...(await ownThings(office, who, { customer, task, word })) };
  if (role !== 'member') return own;
  const logged = await ask<{ id: string }>(office, who, 'interactions.log', { customerId: customer, kind: 'call' });
  return { ...own, interaction: logged.id };
}

/** What is refused although the role holds the permission for other things, with the rule that says so. */
const narrower: Partial<Record<TeamRole, Record<string, string>>> = {
  contractor: {
    'time.start': 'a thread is mail, which contractors do not see; without one it is allowed',
  },
};

/** In no reach of the role at all, so that it answers like a missing thing. */
const unseen: Partial<Record<TeamRole, readonly string[]>> = {
  contractor: ['interactions.get'],
  // Nobody else works in a mailbox of one's own.
  member: ['mailboxes.people', 'mailboxes.addPerson', 'mailboxes.removePerson'],
};

function inputFor(name: string, role: TeamRole, answers: Answers): Input {
  const input = recipes[name]?.(reach[role], answers) ?? {};
  if (!narrower[role]?.[name]) return input;
  const { thread: _thread, ...rest } = input;
  return rest;
}

test.each(teamRoles)('%s: what the table allows succeeds, and what it does not is refused', async (role) => {
  const wrong: string[] = [];
  const answers: Answers = new Map();
  const tried = { allowed: 0, denied: 0 };
  const right = { allowed: 0, denied: 0 };
  for (const name of Object.keys(recipes)) {
    const permission = permissionOf.get(name) as Permission;
    const allowed = scopeOf(role, permission) !== null;
    const answer = await call(
      { url: office.url, token: office.tokens[personOf[role]], transport: 'trpc' },
      name,
      inputFor(name, role, answers),
    );
    if (answer.data) answers.set(name, answer.data);
    const way = allowed ? 'allowed' : 'denied';
    tried[way] += 1;
    const expected = unseen[role]?.includes(name) ? 404 : allowed ? 200 : 403;
    if (answer.status === expected) right[way] += 1;
    else wrong.push(`${name} (${permission}) as ${role}: ${answer.status} ${answer.text.slice(0, 300)}`);
  }
  tellFigures(`matrix-${role}`, { tried, right });
  expect(wrong).toEqual([]);
});

test('every permission is the row of a procedure that is tried', () => {
  const tried = new Set(Object.keys(recipes).map((name) => permissionOf.get(name)));
  const untried = Object.keys(permissions).filter((permission) => !tried.has(permission as Permission));
  // Asked by routes of their own: the stream, and files that are sent while they are read.
  expect(untried.sort()).toEqual(['live.read', 'report.export', 'report.export_all']);
});
