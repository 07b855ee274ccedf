import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokensOf } from '../sweep/principals.js';
import { seedThings } from '../sweep/seed.js';
import type { Things } from '../sweep/things.js';
import { createOrganisation } from '../world.js';
import type { CustomerBrowser } from './browser.js';
import { type PortalWorld, startPortalWorld } from './portal-world.js';

let world: PortalWorld;
let browser: CustomerBrowser;
const foreign: { what: string; things: Things }[] = [];

beforeAll(async () => {
  world = await startPortalWorld();
  browser = await world.signIn((await world.customer('Acme', 'acme-reaches.com')).address);
  foreign.push({ what: 'another company', things: await seedThings(world.office, 'zanarynear') });
  const org = await createOrganisation(world.server.runtime);
  const office = { ...world.office, org, tokens: await tokensOf(world.server.runtime, org) };
  foreign.push({ what: 'another organisation', things: await seedThings(office, 'zanaryfar') });
});
afterAll(() => world?.stop());

/** Every input of the portal that holds an id, with that id in it. */
const probes: [string, (id: string) => Promise<{ status: number; text: string }>][] = [
  ['tasks.complete', (id) => browser.mutate('tasks.complete', { id })],
  ['tasks.reopen', (id) => browser.mutate('tasks.reopen', { id })],
  ['conversations.get', (id) => browser.query('conversations.get', { id })],
  ['visit.choose', (companyId) => browser.mutate('visit.choose', { companyId })],
  ['a download', async (id) => readable(await browser.get(`/portal/files/${id}`))],
];

async function readable(answer: Response) {
  return { status: answer.status, text: await answer.text() };
}

test('an id out of reach, of whatever kind, answers like one that does not exist', async () => {
  let asked = 0;
  for (const [name, probe] of probes) {
    const missing = await probe('01980000-0000-7000-8000-000000000000');
    for (const { what, things } of foreign) {
      for (const [kind, id] of Object.entries(things).filter(([field]) => field !== 'waiting')) {
        const answer = await probe(id);
        expect([what, name, kind, answer.status, answer.text]).toEqual([what, name, kind, 404, missing.text]);
        asked += 1;
      }
    }
  }
  console.info(`portal: ${asked} foreign ids, 0 told anything`);
  for (const path of ['visit.home', 'visit.export', 'tasks.list', 'conversations.list', 'documents.list'])
    expect((await browser.query(path)).text).not.toMatch(/zanary/i);
});

test('the doors of the team do not know the portal’s cookie', async () => {
  for (const path of ['/desk/trpc/session.me', '/trpc/session.me', '/api/v1/customers'])
    expect((await browser.get(path)).status).toBe(401);
});

test('a cookie of the team opens nothing of the portal', async () => {
  const answer = await fetch(`${world.server.url}/portal/trpc/visit.home?input={}`, {
    headers: { authorization: `Bearer ${world.office.tokens.owner}` },
  });
  expect(answer.status).toBe(401);
});
