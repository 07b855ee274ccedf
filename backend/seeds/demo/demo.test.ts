import { createHash } from 'node:crypto';
import { asc, count, eq, isNull, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareFirstRun } from '../../src/app/first-run.js';
import { projections } from '../../src/app/projections.js';
import { contacts, customerContacts } from '../../src/contacts/schema.js';
import { customers } from '../../src/customers/schema.js';
import { followUpPostponements, followUps } from '../../src/follow-ups/schema.js';
import { listFollowUps } from '../../src/follow-ups/service.js';
import { interactions } from '../../src/interactions/schema.js';
import { mailboxes } from '../../src/mailboxes/schema.js';
import { internalNotes, noteMentions } from '../../src/notes/schema.js';
import { people } from '../../src/platform/auth/schema.js';
import { type Database, openDatabase } from '../../src/platform/db/database.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../src/platform/db/in-org.js';
import { reviewItems } from '../../src/review/schema.js';
import { tasks } from '../../src/tasks/schema.js';
import { mailboxMessages, messages, threadCustomerLinks, threadHostIds } from '../../src/threads/schema.js';
import { timeEntries } from '../../src/time/schema.js';
import { listTimeline } from '../../src/timeline/service.js';
import { createTestDatabase } from '../../test/database.js';
import { testSecrets } from '../../test/secrets.js';
import { demoSignIns, seedDemo } from './index.js';

const opened: Database[] = [];

async function freshRuntime(): Promise<Runtime> {
  const db = await openDatabase({ url: (await createTestDatabase()).appUrl, connections: 4 });
  opened.push(db);
  return { db, clock: () => new Date('2026-03-10T10:30:00.000Z'), projections, secrets: testSecrets() };
}

async function inDemo<T>(runtime: Runtime, read: (ctx: Ctx) => Promise<T>): Promise<T> {
  const [row] = await runtime.db.sql<{ id: string }[]>`select find_organisation('demo') as id`;
  return inOrg(runtime, systemOf(row?.id ?? ''), read);
}

const countOf = async (ctx: Ctx, table: PgTable) => (await ctx.tx.select({ rows: count() }).from(table))[0]?.rows ?? 0;

async function contentHash(runtime: Runtime): Promise<string> {
  const texts = await inDemo(runtime, async ({ tx }) => [
    await tx.select({ name: customers.name, tags: customers.tags }).from(customers).orderBy(asc(customers.name)),
    await tx.select({ name: contacts.name }).from(contacts).orderBy(asc(contacts.name)),
    await tx
      .select({ id: messages.rfcMessageId, at: messages.sentAt, hash: messages.contentHash })
      .from(messages)
      .orderBy(asc(messages.rfcMessageId)),
    await tx
      .select({ body: internalNotes.body, at: internalNotes.createdAt })
      .from(internalNotes)
      .orderBy(asc(internalNotes.createdAt), asc(internalNotes.body)),
    await tx
      .select({ title: tasks.title, dueOn: tasks.dueOn, status: tasks.status })
      .from(tasks)
      .orderBy(asc(tasks.createdAt), asc(tasks.title)),
    await tx
      .select({ title: followUps.title, dueOn: followUps.dueOn })
      .from(followUps)
      .orderBy(asc(followUps.createdAt), asc(followUps.title)),
  ]);
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

describe('the demo world', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await freshRuntime();
    await prepareFirstRun(runtime, () => undefined);
  }, 240_000);
  afterAll(() => Promise.all(opened.map((db) => db.close())));

  it('has forty customers with two to five contacts each, and people in all five roles of the team', () =>
    inDemo(runtime, async (ctx) => {
      expect(await countOf(ctx, customers)).toBe(40);
      const contactsEach = await ctx.tx
        .select({ rows: count() })
        .from(customerContacts)
        .groupBy(customerContacts.customerId);
      expect(contactsEach).toHaveLength(40);
      for (const { rows } of contactsEach) expect(rows).toSatisfy((number: number) => number >= 2 && number <= 5);
      const team = await ctx.tx.select({ email: people.email, role: people.role }).from(people);
      expect(team.map(({ role }) => role).toSorted()).toEqual([
        'admin',
        'contractor',
        'member',
        'member',
        'member',
        'owner',
        'read_only',
      ]);
      expect(team.map(({ email }) => email).toSorted()).toEqual(demoSignIns.map(({ email }) => email).toSorted());
    }));

  it('tells of six months of mail and work that end today', () =>
    inDemo(runtime, async (ctx) => {
      expect(await countOf(ctx, messages)).toBeGreaterThan(280);
      expect(await countOf(ctx, interactions)).toBeGreaterThan(100);
      expect(await countOf(ctx, internalNotes)).toBeGreaterThan(60);
      expect(await countOf(ctx, noteMentions)).toBeGreaterThan(5);
      expect(await countOf(ctx, followUpPostponements)).toBeGreaterThan(3);
      const [mail] = await ctx.tx
        .select({ first: sql<string>`min(sent_at)`, last: sql<string>`max(sent_at)` })
        .from(messages);
      expect(new Date(mail?.first ?? 0).getTime()).toBeLessThan(Date.parse('2025-10-15T00:00:00Z'));
      expect(new Date(mail?.last ?? 0).getTime()).toBeGreaterThan(Date.parse('2026-03-06T00:00:00Z'));
      expect(new Date(mail?.last ?? 0).getTime()).toBeLessThan(ctx.now.getTime());
    }));

  it('has follow-ups in every group, tasks in every status, and one timer that runs', () =>
    inDemo(runtime, async (ctx) => {
      for (const group of ['overdue', 'due_today', 'upcoming', 'completed'] as const)
        expect((await listFollowUps(ctx, { group, limit: 50 })).items, group).not.toHaveLength(0);
      const statuses = await ctx.tx.selectDistinct({ status: tasks.status }).from(tasks);
      expect(statuses.map(({ status }) => status).toSorted()).toEqual(['doing', 'done', 'review', 'todo', 'waiting']);
      expect(await ctx.tx.select().from(tasks).where(eq(tasks.shared, true))).not.toHaveLength(0);
      expect(await ctx.tx.select().from(timeEntries).where(isNull(timeEntries.endedAt))).toHaveLength(1);
      expect(await ctx.tx.select().from(internalNotes).where(eq(internalNotes.sensitive, true))).not.toHaveLength(0);
    }));

  it('has mail that lies in two mailboxes, in threads which each of them knows by an id of its own', () =>
    inDemo(runtime, async (ctx) => {
      const shared = await ctx.tx
        .select({
          messageId: mailboxMessages.messageId,
          holders: sql<string[]>`array_agg(${mailboxes.address} order by ${mailboxes.address})`,
        })
        .from(mailboxMessages)
        .innerJoin(mailboxes, eq(mailboxes.id, mailboxMessages.mailboxId))
        .groupBy(mailboxMessages.messageId)
        .having(sql`count(*) = 2`);
      expect(shared.map(({ holders }) => holders)).toContainEqual(['ben@demo.test', 'dana@demo.test']);
      const ids = await ctx.tx
        .select({
          mailboxes: sql<number>`count(distinct mailbox)::int`,
          hostIds: sql<number>`count(distinct host_thread_id)::int`,
        })
        .from(threadHostIds)
        .groupBy(threadHostIds.threadId);
      expect(ids.filter((thread) => thread.mailboxes === 2 && thread.hostIds === 2)).not.toHaveLength(0);
    }));

  it('has a thread of two customers, one of them primary', () =>
    inDemo(runtime, async (ctx) => {
      const links = await ctx.tx
        .select({ customers: count(), primary: sql<number>`(count(*) filter (where is_primary))::int` })
        .from(threadCustomerLinks)
        .where(isNull(threadCustomerLinks.removedAt))
        .groupBy(threadCustomerLinks.threadId)
        .having(sql`count(*) > 1`);
      expect(links).toEqual([{ customers: 2, primary: 1 }]);
    }));

  it('leaves senders of several domains to be decided on', () =>
    inDemo(runtime, async (ctx) => {
      const open = await ctx.tx
        .select({ key: reviewItems.groupKey })
        .from(reviewItems)
        .where(isNull(reviewItems.resolvedAt));
      expect(new Set(open.map(({ key }) => key)).size).toBeGreaterThanOrEqual(5);
      expect(open.some(({ key }) => key.includes('@'))).toBe(true);
    }));

  it('shows every timeline with the newest first, without gaps in the braces of a text', () =>
    inDemo(runtime, async (ctx) => {
      for (const { id } of await ctx.tx.select({ id: customers.id }).from(customers)) {
        const { items } = await listTimeline(ctx, { customerId: id, limit: 100 });
        expect(items.length).toBeGreaterThan(5);
        expect(items.map(({ at }) => at)).toEqual(
          items
            .map(({ at }) => at)
            .toSorted()
            .toReversed(),
        );
        for (const { title, preview } of items) expect(`${title} ${preview}`).not.toMatch(/[{}]|undefined/);
      }
    }));

  it('is not built a second time, and its sign-ins stay the same', async () => {
    const before = await contentHash(runtime);
    expect(await seedDemo(runtime)).toBe(false);
    expect((await prepareFirstRun(runtime, () => undefined))?.signIns).toEqual(demoSignIns);
    expect(await contentHash(runtime)).toBe(before);
  });

  it('is the same in another database at the same time', async () => {
    const another = await freshRuntime();
    expect(await seedDemo(another)).toBe(true);
    expect(await contentHash(another)).toBe(await contentHash(runtime));
  }, 240_000);

  it('leaves nothing behind when it is cut off half way', async () => {
    const third = await freshRuntime();
    const broken = {
      name: 'broken',
      apply: (_ctx: Ctx, event: { name: string }) =>
        event.name === 'note.written' ? Promise.reject(new Error('cut off')) : Promise.resolve(),
    };
    await expect(seedDemo({ ...third, projections: [...projections, broken] })).rejects.toThrow('cut off');
    const [state] = await third.db.sql<{ none: boolean }[]>`select find_organisation('demo') is null as none`;
    expect(state?.none).toBe(true);
  }, 240_000);
});
