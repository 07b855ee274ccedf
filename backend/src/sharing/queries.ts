import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { contacts } from '../contacts/schema.js';
import { customers } from '../customers/schema.js';
import { documents } from '../files/schema.js';
import { organisations, people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { threadShares } from '../portal/schema.js';
import { tasks } from '../tasks/schema.js';
import { threads } from '../threads/schema.js';

/** The customer's organisation, where the actor sees the customer. */
export async function findCustomer(ctx: Ctx, customerId: string) {
  const [row] = await ctx.tx
    .select({ archivedAt: customers.archivedAt, slug: organisations.slug, timeZone: organisations.timeZone })
    .from(customers)
    .innerJoin(organisations, eq(organisations.id, customers.orgId))
    .where(and(eq(customers.orgId, ctx.orgId), eq(customers.id, customerId)));
  return row ?? null;
}

export function sharedTasksOf(ctx: Ctx, customerId: string) {
  const { id, title, customerText, forCustomer, completedAt } = tasks;
  return ctx.tx
    .select({
      ...{ id, title, customerText, forCustomer, completedAt, contactId: tasks.contactId, contactName: contacts.name },
      sharedAt: sql<Date>`coalesce(${tasks.sharedAt}, ${tasks.createdAt})`.mapWith(tasks.createdAt),
    })
    .from(tasks)
    .leftJoin(contacts, and(eq(contacts.orgId, tasks.orgId), eq(contacts.id, tasks.contactId)))
    .where(
      and(
        eq(tasks.orgId, ctx.orgId),
        eq(tasks.customerId, customerId),
        eq(tasks.shared, true),
        isNull(tasks.removedAt),
      ),
    )
    .orderBy(desc(tasks.createdAt), desc(id))
    .limit(200);
}

/** Shared conversations. The subject is mail: empty for those who may not read it. */
export function sharedConversationsOf(ctx: Ctx, customerId: string) {
  return ctx.tx
    .select({
      threadId: threadShares.threadId,
      subject: sql<string>`coalesce(${threads.subject}, '')`,
      sharedAt: threadShares.sharedAt,
      sharedBy: threadShares.sharedBy,
      sharerName: people.name,
    })
    .from(threadShares)
    .leftJoin(threads, and(eq(threads.orgId, threadShares.orgId), eq(threads.id, threadShares.threadId)))
    .leftJoin(people, and(eq(people.orgId, threadShares.orgId), eq(people.id, threadShares.sharedBy)))
    .where(
      and(eq(threadShares.orgId, ctx.orgId), eq(threadShares.customerId, customerId), isNull(threadShares.removedAt)),
    )
    .orderBy(desc(threadShares.sharedAt), desc(threadShares.threadId))
    .limit(200);
}

export function sharedDocumentsOf(ctx: Ctx, customerId: string) {
  const { id, name, size, sharedAt } = documents;
  return ctx.tx
    .select({ id, name, size, sharedAt })
    .from(documents)
    .where(
      and(
        eq(documents.orgId, ctx.orgId),
        eq(documents.customerId, customerId),
        isNotNull(sharedAt),
        isNull(documents.removedAt),
      ),
    )
    .orderBy(desc(sharedAt), desc(id))
    .limit(200);
}
