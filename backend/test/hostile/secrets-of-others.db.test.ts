import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '../../src/api-keys/service.js';
import { inOrg } from '../../src/platform/db/in-org.js';
import { openBrowser } from '../portal/browser.js';
import { askForLink, type PortalWorld, startPortalWorld } from '../portal/portal-world.js';
import { openOffice } from '../sweep/house.js';
import { ask, type Office } from '../sweep/office.js';
import { deskCookieOf } from '../sweep/principals.js';
import { withoutChance } from '../sweep/substitute.js';
import { bareRequest } from './bare-request.js';
import { type Door, doorsOf } from './ways-in-doors.js';

let world: PortalWorld;
/** Living secrets of another organisation, by what they open. */
let secrets: Record<string, string>;

beforeAll(async () => {
  world = await startPortalWorld();
  secrets = await secretsOf(world, await openOffice(world.server));
});
afterAll(() => world?.stop());

async function secretsOf({ server, sink }: PortalWorld, abroad: Office): Promise<Record<string, string>> {
  const { org, tokens } = abroad;
  await ask(abroad, 'owner', 'team.invite', { email: 'new@abroad.example', role: 'admin' });
  const { id } = await ask<{ id: string }>(abroad, 'owner', 'customers.create', {
    name: 'Abroad',
    domains: ['abroad.example'],
  });
  const address = 'jane@abroad.example';
  const customers = [{ customerId: id, role: null }];
  await ask(abroad, 'owner', 'contacts.create', { name: 'Jane', addresses: [address], customers });
  const link = await askForLink({ browser: openBrowser(server.url), sink, organisation: org.slug, address });
  const entered = openBrowser(server.url);
  const token = await askForLink({ browser: entered, sink, organisation: org.slug, address });
  await entered.mutate('entry.enter', { organisation: org.slug, token });
  const { key } = await inOrg(server.runtime, org.owner, (ctx) => createKey(ctx, { name: 'k', scopes: ['read'] }));
  const desk = await deskCookieOf(server.runtime, org.owner);
  return {
    'an access token': tokens.owner ?? '',
    'an API key': key,
    'a desk': desk.slice('threadline='.length),
    'a link of the portal': link,
    'a visit of the portal': entered.cookies.get('tl-portal') ?? '',
    'an invitation': /#(tl[\w-]+)/.exec((await sink.take('new@abroad.example')).text)?.[1] ?? '',
    'an id': org.owner.personId,
  };
}

const asJson = async (door: Door, body: Record<string, unknown>, headers: Record<string, string> = {}) => {
  await world.server.runtime.db.sql`delete from sign_in_attempts`;
  const type = door.isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const text = door.isForm ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
  const all = { 'content-type': type, origin: world.server.url, ...headers };
  const answer = await bareRequest(`${world.server.url}${door.path}`, { headers: all, body: text });
  return [answer.status, withoutChance(answer.text)];
};

/** A secret of the same form that nobody has. */
const nobodys = (secret: string): string => {
  const prefix = /^tl[a-z]+_/.exec(secret)?.[0] ?? '';
  return prefix === '' ? '0197aaaa-0000-7000-8000-000000000000' : prefix + randomBytes(32).toString('base64url');
};

/** Which secret is good where; with all others the door is shut. */
const right: Record<string, string> = {
  '/auth/join/look': 'an invitation',
  '/auth/join': 'an invitation',
  '/oauth/revoke': 'an access token',
};

test('a secret of another kind or of another organisation is answered as one that nobody has', async () => {
  const fields = ['token', 'ticket', 'code', 'state', 'refresh_token', 'password', 'id', 'connection'];
  const wrong: string[] = [];
  let probes = 0;
  for (const door of doorsOf(world.server).filter(({ method }) => method === 'POST')) {
    const slug = 'organisation' in door.body ? { organisation: world.office.org.slug } : {};
    for (const field of fields.filter((name) => name in door.body)) {
      for (const [kind, secret] of Object.entries(secrets)) {
        if (right[door.path] === kind) continue;
        const told = await asJson(door, { ...door.body, ...slug, [field]: secret });
        const nothing = await asJson(door, { ...door.body, ...slug, [field]: nobodys(secret) });
        probes += 1;
        if (JSON.stringify(told) !== JSON.stringify(nothing))
          wrong.push(`${kind} as ${field} at ${door.path}: ${told}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(probes).toBeGreaterThan(80);
});

test('a secret opens the door that it was made for, and no other', async () => {
  const { url } = world.server;
  const opens = async (path: string, headers: Record<string, string>) =>
    (await bareRequest(`${url}${path}`, { method: 'GET', headers })).status === 200;
  const doors = {
    api: (secret: string) => opens('/api/v1/me', { authorization: `Bearer ${secret}` }),
    desk: (secret: string) => opens('/desk/trpc/session.me?input=%7B%7D', { cookie: `threadline=${secret}` }),
    portal: (secret: string) => opens('/portal/trpc/visit.me?input=%7B%7D', { cookie: `tl-portal=${secret}` }),
    both: (secret: string) => opens('/api/v1/me', { cookie: `threadline=${secret}` }),
  };
  const opened: Record<string, string[]> = {};
  for (const [kind, secret] of Object.entries(secrets)) {
    opened[kind] = [];
    for (const [door, tries] of Object.entries(doors)) if (await tries(secret)) opened[kind].push(door);
  }
  expect(opened).toEqual({
    'an access token': ['api'],
    'an API key': ['api'],
    'a desk': ['desk'],
    'a link of the portal': [],
    'a visit of the portal': ['portal'],
    'an invitation': [],
    'an id': [],
  });
});
