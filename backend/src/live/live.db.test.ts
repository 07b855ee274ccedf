import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/server.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { createKey } from '../api-keys/service.js';
import { assignments, customers } from '../customers/schema.js';
import { mailboxes, mailPurges } from '../mailboxes/schema.js';
import { people } from '../platform/auth/schema.js';
import { type Actor, inOrg, systemOf } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';

let server: TestServer;
let second: Awaited<ReturnType<TestServer['another']>>;
let org: TestOrganisation;
const keys = new Map<string, string>();
const [assigned, unassigned] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  server = await startTestServer();
  second = await server.another();
  org = await createOrganisation(server.runtime);
  await inOrg(server.runtime, org.owner, async (ctx) => {
    const row = (id: string, name: string) => ({
      orgId: org.id,
      id,
      name,
      stage: 'growth' as const,
      createdAt: ctx.now,
    });
    await ctx.tx.insert(customers).values([row(assigned, 'Seen'), row(unassigned, 'Unseen')]);
    const link = { orgId: org.id, customerId: assigned, kind: 'assigned' as const, createdAt: ctx.now };
    await ctx.tx.insert(assignments).values({ ...link, personId: org.member.personId });
  });
  for (const actor of [org.owner, org.member, org.admin]) keys.set(actor.personId, await keyOf(actor));
});
afterAll(async () => {
  await second?.stop();
  await server?.stop();
});

const keyOf = (actor: Actor) =>
  inOrg(server.runtime, actor, async (ctx) => (await createKey(ctx, { name: 'live', scopes: ['read', 'write'] })).key);
const happen = (customerId: string) =>
  inOrg(server.runtime, org.owner, (ctx) =>
    record(ctx, { name: 'customer.updated', subject: { type: 'customer', id: customerId }, customerId }),
  );
const until = async (condition: () => boolean) => {
  for (let tries = 0; tries < 100 && !condition(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
};

/** Reads one live stream until it ends or the test does. */
async function listen(url: string, actor: Actor) {
  const abort = new AbortController();
  const address = `${url}/trpc/live.events?input=${encodeURIComponent('{}')}`;
  const headers = { authorization: `Bearer ${keys.get(actor.personId)}`, accept: 'text/event-stream' };
  const answer = await fetch(address, { headers, signal: abort.signal });
  const stream = { status: answer.status, text: '', ended: false, close: () => abort.abort() };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) stream.text += decoder.decode(chunk as Uint8Array);
    stream.ended = true;
  })().catch(() => undefined);
  await until(() => stream.text.includes('connected'));
  return stream;
}

test('an event written in one process is heard in another', async () => {
  const stream = await listen(second.url, org.owner);
  const id = await happen(unassigned);
  await until(() => stream.text.includes(id));
  expect(stream.text).toContain(id);
  expect(stream.text).toContain('customer.updated');
  stream.close();
});

test('a member hears of assigned customers and of no other', async () => {
  const stream = await listen(server.url, org.member);
  const hidden = await happen(unassigned);
  const seen = await happen(assigned);
  await until(() => stream.text.includes(seen));
  expect(stream.text).toContain(seen);
  expect(stream.text).not.toContain(hidden);
  expect(stream.text).not.toContain(unassigned);
  stream.close();
});

test('another organisation hears nothing', async () => {
  const other = await createOrganisation(server.runtime);
  keys.set(other.owner.personId, await keyOf(other.owner));
  const [stream, own] = [await listen(server.url, other.owner), await listen(server.url, org.owner)];
  const id = await happen(assigned);
  await until(() => own.text.includes(id));
  expect(stream.text).not.toContain(id);
  stream.close();
  own.close();
});

test('a running timer is told to its person only', async () => {
  const [own, colleague] = [await listen(second.url, org.member), await listen(second.url, org.owner)];
  const id = await inOrg(server.runtime, org.member, (ctx) =>
    record(ctx, { name: 'timer.started', subject: { type: 'time_entry', id: randomUUID() }, customerId: assigned }),
  );
  const later = await happen(assigned);
  await until(() => own.text.includes(id) && colleague.text.includes(later));
  expect(own.text).toContain(id);
  expect(colleague.text).not.toContain(id);
  own.close();
  colleague.close();
});

test('a role cut closes the open stream, and the next request has the new role', async () => {
  const stream = await listen(second.url, org.admin);
  await inOrg(server.runtime, org.owner, async (ctx) => {
    await ctx.tx.update(people).set({ role: 'read_only' }).where(eq(people.id, org.admin.personId));
    await record(ctx, { name: 'person.role_changed', subject: { type: 'person', id: org.admin.personId } });
  });
  await until(() => stream.ended);
  expect(stream.ended).toBe(true);
  const me = await fetch(`${server.url}/api/v1/me`, {
    headers: { authorization: `Bearer ${keys.get(org.admin.personId)}` },
  });
  expect(((await me.json()) as { person: { role: string } }).person.role).toBe('read_only');
});

test('a stream without sign-in carries its refusal and nothing else', async () => {
  const answer = await fetch(`${server.url}/trpc/live.events?input=${encodeURIComponent('{}')}`);
  const text = await answer.text();
  expect(text).toContain('"errorCode":"unauthenticated"');
  expect(text).not.toContain('customer');
});

test('of mail that is let go of, its owner hears, and nobody else', async () => {
  const [streams, purgeId] = [
    [await listen(server.url, org.member), await listen(server.url, org.owner)],
    randomUUID(),
  ];
  await inOrg(server.runtime, systemOf(org.id), async (ctx) => {
    const mailboxId = randomUUID();
    const box = { address: 'own@team.example', kind: 'personal' as const, ownerId: org.member.personId };
    await ctx.tx.insert(mailboxes).values({ orgId: org.id, id: mailboxId, ...box, createdAt: ctx.now });
    const purge = { orgId: org.id, id: purgeId, mailboxId, ownerId: org.member.personId, cause: 'tier' as const };
    await ctx.tx.insert(mailPurges).values({ ...purge, startsAt: ctx.now, createdAt: ctx.now });
    await record(ctx, { name: 'mail.purged', subject: { type: 'mail_purge', id: purgeId } });
  });
  await happen(assigned);
  await until(() => streams.every(({ text }) => text.includes(assigned)));
  expect(streams.map(({ text }) => text.includes(purgeId))).toEqual([true, false]);
  for (const { close } of streams) close();
});
