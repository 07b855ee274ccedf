import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { assignments, customers } from '../customers/schema.js';
import { ensureLink, ensureThread, linkedCustomers } from './service.js';

const world = useWorld();

const hostThread = (messageIds: string[], hostThreadId = 'gmail-1', mailbox = 'Anna@Test.example') => ({
  hostThread: { mailbox, host: 'gmail' as const, hostThreadId, messageIds, subject: 'Re: Offer', participants: [] },
});

async function customerOf(org: TestOrganisation, assigned?: string): Promise<string> {
  const id = newId();
  await world.as(org.system, async (ctx) => {
    await ctx.tx.insert(customers).values({ orgId: org.id, id, name: 'Acme', stage: 'growth', createdAt: ctx.now });
    if (assigned) {
      const row = { orgId: org.id, customerId: id, personId: assigned, kind: 'assigned' as const, createdAt: ctx.now };
      await ctx.tx.insert(assignments).values(row);
    }
  });
  return id;
}

test('twenty people who store one Message-ID at once get one thread', async () => {
  const org = await world.organisation();
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      world.as(index % 2 ? org.member : org.colleague, (ctx) =>
        ensureThread(ctx, hostThread([`<one-${index}@acme.com>`, '<shared@acme.com>'], `gmail-${index}`)),
      ),
    ),
  );
  expect(new Set(ids).size).toBe(1);
  const [count] = await world.as(org.system, (ctx) =>
    ctx.tx.execute(sql`select count(*)::int as threads from threads`),
  );
  expect(count?.threads).toBe(1);
});

test('a colleague with another mailbox and another host id finds the thread by its Message-ID', async () => {
  const org = await world.organisation();
  const first = await world.as(org.member, (ctx) => ensureThread(ctx, hostThread(['<a@acme.com>'])));
  const second = await world.as(org.colleague, (ctx) =>
    ensureThread(ctx, hostThread(['a@acme.com'], 'AAQk', 'bob@test.example')),
  );
  expect(second).toBe(first);
});

test('a thread learns new ids on every later write', async () => {
  const org = await world.organisation();
  const first = await world.as(org.member, (ctx) => ensureThread(ctx, hostThread(['<a@acme.com>'])));
  await world.as(org.member, (ctx) => ensureThread(ctx, hostThread(['<a@acme.com>', '<b@acme.com>'])));
  const third = await world.as(org.colleague, (ctx) =>
    ensureThread(ctx, hostThread(['<b@acme.com>'], 'x', 'bob@test.example')),
  );
  expect(third).toBe(first);
});

test('a thread of another organisation, or one out of sight, does not exist', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const threadId = await world.as(org.member, (ctx) => ensureThread(ctx, hostThread(['<a@acme.com>'])));
  await expect(world.as(other.owner, (ctx) => ensureThread(ctx, { threadId }))).rejects.toThrow('does not exist');
  await expect(world.as(org.colleague, (ctx) => ensureThread(ctx, { threadId }))).rejects.toThrow('does not exist');
  const customerId = await customerOf(org);
  await world.as(org.system, (ctx) => ensureLink(ctx, threadId, customerId));
  expect(await world.as(org.owner, (ctx) => ensureThread(ctx, { threadId }))).toBe(threadId);
  expect(await world.as(other.owner, (ctx) => ensureThread(ctx, hostThread(['<a@acme.com>'])))).not.toBe(threadId);
});

test('a link beside a hidden primary link is written without a word about it', async () => {
  const org = await world.organisation();
  const [hidden, mine] = [await customerOf(org), await customerOf(org, org.member.personId)];
  const threadId = await world.as(org.owner, async (ctx) => {
    const id = await ensureThread(ctx, hostThread(['<a@acme.com>']));
    await ensureLink(ctx, id, hidden);
    return id;
  });
  await world.as(org.member, (ctx) => ensureLink(ctx, threadId, mine));
  expect(await world.as(org.member, (ctx) => linkedCustomers(ctx, threadId))).toEqual([mine]);
  expect(await world.as(org.owner, (ctx) => linkedCustomers(ctx, threadId))).toEqual([hidden, mine]);
});
