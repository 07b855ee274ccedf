import { listAudit } from '@threadline/shared/audit/schema';
import { expect, test } from 'vitest';
import type * as z from 'zod';
import { receive } from '../../test/sweep/mail.js';
import { useWorld } from '../../test/world.js';
import { createKey } from '../api-keys/service.js';
import { createCustomer } from '../customers/service.js';
import { writeNote } from '../notes/service.js';
import { connect } from '../platform/db/connect.js';
import type { Actor } from '../platform/db/in-org.js';
import { get } from '../threads/service.js';
import { organisationWithLog, tellRename } from './audit-world.fixture.js';
import { listEntries, readStatus } from './service.js';

const world = useWorld();
const list = (actor: Actor, input: z.input<typeof listAudit> = {}) =>
  world.as(actor, (ctx) => listEntries(ctx, listAudit.parse(input)));
const actionsOf = async (actor: Actor, input: z.input<typeof listAudit> = {}) =>
  (await list(actor, input)).items.map(({ action }) => action);

test('owner and admin read everybody’s entries, a member their own, others and other organisations none', async () => {
  const org = await world.organisation();
  const stranger = await world.organisation();
  for (const actor of [org.owner, org.member, org.contractor]) await world.as(actor, (ctx) => tellRename(ctx));
  const seen = async (actor: Actor) => (await list(actor)).items.map(({ actor: who }) => who?.name);
  const all = ['contractor person', 'member person', 'owner person'];
  expect(await seen(org.owner)).toEqual(all);
  expect(await seen(org.admin)).toEqual(all);
  expect(await seen(org.member)).toEqual(['member person']);
  expect(await seen(stranger.owner)).toEqual([]);
  for (const actor of [org.contractor, org.readOnly])
    await expect(list(actor)).rejects.toThrow('Your role does not allow this');
});

test('entries come newest first, page by page, with who, what, where from and what it was about', async () => {
  const org = await world.organisation();
  const customer = await world.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Acme' }));
  const { apiKey } = await world.as(org.owner, (ctx) => createKey(ctx, { name: 'Sync', scopes: ['read'] }));
  const origin = { source: 'api', ip: '192.0.2.7', requestId: 'r-1' } as const;
  await world.as({ ...org.owner, via: 'api_key', credentialId: apiKey.id }, (ctx) =>
    writeNote(
      { ...ctx, origin },
      { customerId: customer.id, body: 'Their secret plan', mentions: [], sensitive: false },
    ),
  );
  const first = await list(org.owner, { limit: 1 });
  expect(first.items).toMatchObject([
    {
      action: 'note.written',
      actor: { name: 'owner person' },
      via: 'api_key',
      credential: { id: apiKey.id, name: 'Sync' },
      ip: '192.0.2.7',
      requestId: 'r-1',
      subject: { type: 'note', name: null },
      customer: { id: customer.id, name: 'Acme' },
    },
  ]);
  expect(JSON.stringify(first)).not.toContain('secret plan');
  const rest = await list(org.owner, { limit: 1, cursor: first.nextCursor ?? '' });
  expect(rest.items).toMatchObject([{ action: 'api_key.created', subject: { name: 'Sync' } }]);
  expect((await actionsOf(org.owner)).at(-1)).toBe('customer.created');
});

test('filters narrow by person, action, group, subject, day in the organisation’s zone, address, key and words', async () => {
  const org = await world.organisation();
  world.setClock('2026-03-10T22:30:00.000Z');
  const customer = await world.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Acme' }));
  world.setClock('2026-03-10T23:30:00.000Z');
  await world.as(org.admin, (ctx) =>
    tellRename({ ...ctx, credentialId: 'key-1', via: 'api_key', origin: { ...ctx.origin, ip: '192.0.2.7' } }, 'Ümlaut'),
  );
  const only = { renamed: ['person.renamed'], created: ['customer.created'] };
  expect(await actionsOf(org.owner, { personId: org.admin.personId })).toEqual(only.renamed);
  expect(await actionsOf(org.owner, { action: 'customer.created' })).toEqual(only.created);
  expect(await actionsOf(org.owner, { group: 'people' })).toEqual(only.renamed);
  expect(await actionsOf(org.owner, { group: 'customers' })).toEqual(only.created);
  expect(await actionsOf(org.owner, { subjectType: 'customer', subjectId: customer.id })).toEqual(only.created);
  // Half past midnight in Berlin already.
  expect(await actionsOf(org.owner, { from: '2026-03-11', to: '2026-03-11' })).toEqual(only.renamed);
  expect(await actionsOf(org.owner, { to: '2026-03-10' })).toEqual(only.created);
  expect(await actionsOf(org.owner, { ip: '192.0.2.' })).toEqual(only.renamed);
  expect(await actionsOf(org.owner, { credential: 'key-1', via: 'api_key' })).toEqual(only.renamed);
  expect(await actionsOf(org.owner, { search: 'üMLAUT' })).toEqual(only.renamed);
  expect(await actionsOf(org.owner, { search: '%' })).toEqual([]);
  world.setClock('2026-03-10T09:00:00.000Z');
});

test('reading personal mail is told once an hour; what the mail says stands in no entry and is found by no search', async () => {
  const org = await world.organisation();
  const mailbox = { address: `member@${org.slug}.test`, kind: 'personal' } as const;
  const shared = { address: `support@${org.slug}.test`, kind: 'shared' } as const;
  const personal = await receive(world.runtime, org.owner, { from: 'jane@acme.com', words: 'xyzzy', mailbox });
  const open = await receive(world.runtime, org.owner, { from: 'joe@acme.com', words: 'plugh', mailbox: shared });
  await expect(world.as(org.owner, (ctx) => get(ctx, { id: personal }))).rejects.toThrow();
  for (let times = 0; times < 3; times += 1) await world.as(org.member, (ctx) => get(ctx, { id: personal }));
  await world.as(org.owner, (ctx) => get(ctx, { id: open }));
  expect(await actionsOf(org.owner, { action: 'mail.read' })).toEqual(['mail.read']);
  world.setClock('2026-03-10T10:00:00.001Z');
  await world.as(org.member, (ctx) => get(ctx, { id: personal }));
  world.setClock('2026-03-10T09:00:00.000Z');
  expect((await list(org.owner, { action: 'mail.read' })).items).toMatchObject([
    { actor: { id: org.member.personId }, subject: { type: 'thread', id: personal }, details: { personal: 1 } },
    { actor: { id: org.member.personId } },
  ]);
  const whole = JSON.stringify(await list(org.owner, { limit: 100 }));
  expect(whole).toContain('message.stored');
  expect(whole).not.toContain('xyzzy');
  expect(await actionsOf(org.owner, { search: 'xyzzy' })).toEqual([]);
});

test('the status tells owners and admins how the chain stands, and sees a newest entry that was changed', async () => {
  const org = await organisationWithLog(world);
  const status = (actor: Actor) => world.as(actor, readStatus);
  expect(await status(org.owner)).toEqual({ chain: { entries: 12, checked: 12, isWhole: true, anchoredAt: null } });
  expect(await status(org.member)).toEqual({ chain: null });
  await expect(status(org.readOnly)).rejects.toThrow('Your role does not allow this');
  const admin = connect(world.database.adminUrl, { max: 1 });
  await admin`update audit_log set ip = '198.51.100.1' where org_id = ${org.id}
    and seq = (select max(seq) from audit_log where org_id = ${org.id})`;
  await admin.end();
  expect(await status(org.owner)).toMatchObject({ chain: { isWhole: false } });
});
