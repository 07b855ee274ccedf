import { asc } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import { auditLog, events } from '../../platform/events/schema.js';
import { mailClients } from '../schema.js';
import { listMailClients, offeredGrants, removeMailClient, restoreMailClient, saveMailClient } from './mail-clients.js';
import { openClientOf } from './open-client.js';

const world = useWorld();
let org: TestOrganisation;
beforeEach(async () => {
  org = await world.organisation();
});

const google = { vendor: 'gmail', clientId: 'a.apps.googleusercontent.com', clientSecret: 'GOCSPX-one' } as const;
const microsoft = {
  vendor: 'graph',
  clientId: '1b4e28ba-2fa1-4d2f-883f-0016d3cca427',
  tenant: 'acme.com',
  clientSecret: 'two~2',
} as const;
const save = (input: Parameters<typeof saveMailClient>[1], who = org.admin) =>
  world.as(who, (ctx) => saveMailClient(ctx, input));
const secretOf = (vendor: 'gmail' | 'graph') =>
  world.as(org.member, async (ctx) => (await openClientOf(ctx, { vendor, name: 'X' })).clientSecret);

test('an admin sets the application, its secret is kept sealed and is told to nobody', async () => {
  const saved = await save(google);
  await save(microsoft);
  const { items } = await world.as(org.owner, listMailClients);
  expect(items.map(({ vendor, clientId, tenant }) => [vendor, clientId, tenant])).toEqual([
    ['gmail', google.clientId, null],
    ['graph', microsoft.clientId, 'acme.com'],
  ]);
  const rows = await world.as(org.system, ({ tx }) => tx.select().from(mailClients));
  expect(JSON.stringify([rows, items, saved])).not.toMatch(/GOCSPX-one|two~2/);
  expect([await secretOf('gmail'), await secretOf('graph')]).toEqual(['GOCSPX-one', 'two~2']);
  expect(await world.as(org.member, offeredGrants)).toEqual({ vendors: ['gmail', 'graph'] });
});

test('the same application with another secret stays the one that mailboxes are connected by', async () => {
  const first = await save(google);
  const second = await save({ ...google, clientSecret: 'GOCSPX-new' });
  expect([second.id, await secretOf('gmail')]).toEqual([first.id, 'GOCSPX-new']);
  const { clientSecret: _secret, ...without } = google;
  await save(without);
  expect(await secretOf('gmail')).toBe('GOCSPX-new');
});

test('another application takes the place of the one before and needs its own secret', async () => {
  const first = await save(google);
  const other = { vendor: 'gmail', clientId: 'b.apps.googleusercontent.com' } as const;
  await expect(save(other)).rejects.toThrow(Invalid);
  const second = await save({ ...other, clientSecret: 'GOCSPX-b' });
  expect(second.id).not.toBe(first.id);
  const { items } = await world.as(org.admin, listMailClients);
  expect(items.map(({ clientId }) => clientId)).toEqual([other.clientId]);
  await expect(world.as(org.admin, (ctx) => restoreMailClient(ctx, { id: first.id }))).rejects.toThrow(Conflict);
});

test('an application goes and comes back; both are said once', async () => {
  const { id } = await save(google);
  const remove = () => world.as(org.admin, (ctx) => removeMailClient(ctx, { id }));
  await remove();
  await remove();
  expect(await world.as(org.member, offeredGrants)).toEqual({ vendors: [] });
  await expect(secretOf('gmail')).rejects.toThrow('no application');
  await world.as(org.admin, (ctx) => restoreMailClient(ctx, { id }));
  expect(await secretOf('gmail')).toBe('GOCSPX-one');
  const told = await world.as(org.system, ({ tx }) => tx.select().from(events).orderBy(asc(events.id)));
  expect(told.map(({ name }) => name)).toEqual(['mail_client.saved', 'mail_client.removed', 'mail_client.restored']);
  const log = await world.as(org.system, ({ tx }) => tx.select().from(auditLog));
  expect(JSON.stringify([told, log])).not.toContain('GOCSPX');
});

test.each(['member', 'contractor', 'readOnly'] as const)('a %s neither sees nor sets applications', async (role) => {
  const { id } = await save(google);
  const who = org[role];
  await expect(save(google, who)).rejects.toThrow(Forbidden);
  await expect(world.as(who, listMailClients)).rejects.toThrow(Forbidden);
  await expect(world.as(who, (ctx) => removeMailClient(ctx, { id }))).rejects.toThrow(Forbidden);
  await expect(world.as(who, (ctx) => restoreMailClient(ctx, { id }))).rejects.toThrow(Forbidden);
});

test('another organisation’s application is not there', async () => {
  const { id } = await save(google);
  const other = await world.organisation();
  await expect(world.as(other.owner, (ctx) => removeMailClient(ctx, { id }))).rejects.toThrow(NotFound);
  await expect(world.as(other.owner, (ctx) => restoreMailClient(ctx, { id }))).rejects.toThrow(NotFound);
  expect(await world.as(other.owner, listMailClients)).toEqual({ items: [] });
});
