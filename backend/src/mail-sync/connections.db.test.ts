import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { removeMailbox, restoreMailbox } from '../mailboxes/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { auditLog, events } from '../platform/events/schema.js';
import { mailboxIn } from '../threads/threads.fixture.js';
import { mailConnections } from './schema.js';
import {
  connectImap,
  disconnect,
  endRemovedConnections,
  list,
  pause,
  reconnect,
  resume,
  status,
  syncNow,
} from './service.js';

const world = useWorld();
const server = { host: 'mail.acme.com', port: 993, security: 'tls' as const };
const signIn = { method: 'password' as const, user: 'jane', password: 'hunter2' };

const mailboxOf = async (org: TestOrganisation, given: { address?: string; kind?: 'shared' | 'personal' } = {}) =>
  (await mailboxIn(world, org, { address: given.address ?? 'support@team.example', kind: given.kind ?? 'shared' })).id;
const connect = (actor: Actor, mailboxId: string) =>
  world.as(actor, (ctx) => connectImap(ctx, { mailboxId, imap: server, smtp: server, signIn, backFillFrom: null }));
const namesOf = (org: TestOrganisation) =>
  world.as(org.system, async ({ tx }) => {
    const told = await tx.select({ name: events.name }).from(events).orderBy(events.seq);
    const audited = await tx.select({ name: auditLog.action }).from(auditLog).orderBy(auditLog.seq);
    const ofMailboxes = (rows: { name: string }[]) =>
      rows.map(({ name }) => name).filter((name) => /^mailbox\.(?!added)/.test(name));
    expect(ofMailboxes(told)).toEqual(ofMailboxes(audited));
    return ofMailboxes(told);
  });

test('a connected mailbox waits for a worker, and its password stands nowhere as it was written', async () => {
  const org = await world.organisation();
  const mailboxId = await mailboxOf(org);
  expect(await connect(org.owner, mailboxId)).toMatchObject({
    ...{ state: 'waiting', problem: null, server: 'mail.acme.com', user: 'jane', sends: true, progress: null },
    ...{ folders: [], counts: { stored: 0, duplicate: 0, skipped: 0, rejected: 0 } },
  });
  const [row] = await world.as(org.system, ({ tx }) => tx.select().from(mailConnections));
  expect(JSON.stringify(row)).not.toContain('hunter2');
  await expect(connect(org.owner, mailboxId)).rejects.toThrow('connected already');
});

test('each change is told of, and says what it is about', async () => {
  const org = await world.organisation();
  const mailboxId = await mailboxOf(org);
  await connect(org.owner, mailboxId);
  const one = { mailboxId };
  expect(await world.as(org.owner, (ctx) => pause(ctx, one))).toMatchObject({ state: 'paused' });
  await expect(world.as(org.owner, (ctx) => syncNow(ctx, one))).rejects.toThrow('Resume it first');
  expect(await world.as(org.owner, (ctx) => resume(ctx, one))).toMatchObject({ state: 'waiting' });
  await world.as(org.owner, (ctx) => syncNow(ctx, one));
  await expect(
    world.as(org.owner, (ctx) => reconnect(ctx, { ...one, signIn: { ...signIn, user: 'eve' } })),
  ).rejects.toThrow('same user name');
  await world.as(org.owner, (ctx) => reconnect(ctx, { ...one, signIn }));
  await world.as(org.owner, (ctx) => disconnect(ctx, one));
  await world.as(org.owner, (ctx) => disconnect(ctx, one));
  expect(await namesOf(org)).toEqual([
    ...['mailbox.connected', 'mailbox.sync_paused', 'mailbox.sync_resumed'],
    ...['mailbox.reconnected', 'mailbox.disconnected'],
  ]);
  await expect(world.as(org.owner, (ctx) => status(ctx, one))).rejects.toThrow('does not exist');
});

test('members connect their own mailbox and no other; contractors and readers none', async () => {
  const org = await world.organisation();
  const shared = await mailboxOf(org);
  await expect(connect(org.member, shared)).rejects.toThrow('does not exist');
  const own = await mailboxOf(org, { address: `member@${org.slug}.test`, kind: 'personal' });
  expect(await connect(org.member, own)).toMatchObject({ state: 'waiting' });
  for (const actor of [org.contractor, org.readOnly]) await expect(connect(actor, own)).rejects.toThrow();
  await expect(world.as(org.colleague, (ctx) => status(ctx, { mailboxId: own }))).rejects.toThrow('does not exist');
});

test('owners and admins may end what a colleague began, and learn nothing of what lies in it', async () => {
  const org = await world.organisation();
  const own = await mailboxOf(org, { address: `member@${org.slug}.test`, kind: 'personal' });
  await connect(org.member, own);
  expect(await world.as(org.owner, (ctx) => status(ctx, { mailboxId: own }))).toMatchObject({
    ...{ folders: null, counts: null, progress: null },
  });
  await expect(world.as(org.owner, (ctx) => reconnect(ctx, { mailboxId: own }))).rejects.toThrow('colleague’s own');
  expect(await world.as(org.admin, (ctx) => pause(ctx, { mailboxId: own }))).toMatchObject({ state: 'paused' });
  await expect(world.as(org.admin, (ctx) => resume(ctx, { mailboxId: own }))).rejects.toThrow('colleague’s own');
});

/** What the worker does when it is told. */
const hearOfRemovals = (org: TestOrganisation) =>
  world.as(org.system, async (ctx) => {
    const told = await ctx.tx.select().from(events).where(eq(events.name, 'mailbox.removed'));
    for (const event of told) await endRemovedConnections.run(ctx, event);
  });
const rowOf = async (org: TestOrganisation) => {
  const rows = await world.as(org.system, ({ tx }) => tx.select().from(mailConnections));
  return rows[0];
};

test('a mailbox that is removed is not signed in to any more, and its password is forgotten; twice changes nothing', async () => {
  const org = await world.organisation();
  const own = await mailboxOf(org, { address: `member@${org.slug}.test`, kind: 'personal' });
  await connect(org.member, own);
  await world.as(org.admin, (ctx) => removeMailbox(ctx, { id: own, mail: 'keep' }));
  for (let turn = 0; turn < 2; turn += 1) await hearOfRemovals(org);
  expect(await rowOf(org)).toMatchObject({ sealedSecret: null, leaseHolder: null, removedAt: expect.any(Date) });
  expect(await namesOf(org)).toEqual(['mailbox.connected', 'mailbox.removed', 'mailbox.disconnected']);
});

test('a mailbox that was brought back before the worker heard of it stays connected', async () => {
  const org = await world.organisation();
  const id = await mailboxOf(org);
  await connect(org.owner, id);
  await world.as(org.owner, (ctx) => removeMailbox(ctx, { id, mail: 'keep' }));
  await world.as(org.owner, (ctx) => restoreMailbox(ctx, { id }));
  await hearOfRemovals(org);
  expect(await rowOf(org)).toMatchObject({ removedAt: null, sealedSecret: expect.anything() });
});

test('another organisation sees nothing of it and changes nothing', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const mailboxId = await mailboxOf(org);
  await connect(org.owner, mailboxId);
  for (const verb of [status, pause, resume, syncNow, reconnect])
    await expect(world.as(other.owner, (ctx) => verb(ctx, { mailboxId }))).rejects.toThrow('does not exist');
  await world.as(other.owner, (ctx) => disconnect(ctx, { mailboxId }));
  expect(await world.as(other.owner, (ctx) => list(ctx, { limit: 50 }))).toEqual({ items: [], nextCursor: null });
  expect((await world.as(org.owner, (ctx) => list(ctx, { limit: 50 }))).items).toMatchObject([{ mailboxId }]);
});

test('a password that was sealed for one connection opens for no other', async () => {
  const org = await world.organisation();
  await connect(org.owner, await mailboxOf(org));
  await connect(org.owner, await mailboxOf(org, { address: 'sales@team.example' }));
  await world.as(org.system, async ({ tx, secrets }) => {
    const [one, two] = await tx.select().from(mailConnections).where(eq(mailConnections.orgId, org.id));
    const place = { orgId: org.id, table: 'mail_connections', column: 'sealed_secret', row: two?.id ?? '' };
    expect(() => secrets.open(place, one?.sealedSecret ?? '')).toThrow();
  });
});
