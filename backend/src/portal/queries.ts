import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { contacts } from '../contacts/schema.js';
import { assignments, customers } from '../customers/schema.js';
import { documents } from '../files/schema.js';
import { organisations, people } from '../platform/auth/schema.js';
import type { View } from '../platform/db/in-portal.js';
import { tasks } from '../tasks/schema.js';
import { messages } from '../threads/schema.js';
import { threadShares } from './schema.js';

// Only columns that the portal's database role may read; any other makes the whole question fail.

const most = { tasks: 500, conversations: 100, messages: 200, documents: 200 };

const taskColumns = {
  id: tasks.id,
  title: tasks.title,
  text: tasks.customerText,
  status: tasks.status,
  dueOn: tasks.dueOn,
  completedAt: tasks.completedAt,
  sharedAt: sql<Date>`coalesce(${tasks.sharedAt}, ${tasks.createdAt})`.mapWith(tasks.createdAt).as('shared_since'),
  forCustomer: tasks.forCustomer,
  contactId: tasks.contactId,
  forName: contacts.name,
};

/** Shared tasks: open ones by due day, then finished ones, the latest first. */
export function sharedTasks(view: View, id?: string) {
  return view.tx
    .select(taskColumns)
    .from(tasks)
    .leftJoin(contacts, and(eq(contacts.orgId, tasks.orgId), eq(contacts.id, tasks.contactId)))
    .where(
      and(
        eq(tasks.orgId, view.orgId),
        eq(tasks.customerId, view.customerId),
        eq(tasks.shared, true),
        isNull(tasks.removedAt),
        id ? eq(tasks.id, id) : undefined,
      ),
    )
    .orderBy(sql`${tasks.completedAt} desc nulls first`, sql`${tasks.dueOn} nulls last`, asc(tasks.id))
    .limit(most.tasks);
}
export type SharedTaskRow = Awaited<ReturnType<typeof sharedTasks>>[number];

const sharedHere = (view: View) =>
  and(eq(threadShares.orgId, view.orgId), eq(threadShares.customerId, view.customerId), isNull(threadShares.removedAt));

/** Mails of shared conversations, as far as they may be seen, the latest first. */
export function visibleMessages(view: View, threadId?: string) {
  return view.tx
    .select({
      id: messages.id,
      threadId: messages.threadId,
      sentAt: messages.sentAt,
      fromName: messages.fromName,
      outgoing: messages.outgoing,
      subject: messages.subject,
      body: messages.body,
      cameAt: sql<Date>`greatest(${messages.storedAt}, ${threadShares.sharedAt})`
        .mapWith(messages.storedAt)
        .as('came_at'),
    })
    .from(threadShares)
    .innerJoin(messages, and(eq(messages.orgId, threadShares.orgId), eq(messages.threadId, threadShares.threadId)))
    .where(and(sharedHere(view), threadId ? eq(threadShares.threadId, threadId) : undefined))
    .orderBy(desc(sql`coalesce(${messages.sentAt}, ${messages.storedAt})`), desc(messages.id))
    .limit(most.messages);
}
export type VisibleMessageRow = Awaited<ReturnType<typeof visibleMessages>>[number];

/** Shared conversations by their first, latest and number of visible mails; none without any. */
export async function sharedConversations(view: View) {
  const at = sql`coalesce(${messages.sentAt}, ${messages.storedAt})`;
  const latest = desc(sql`max(${at})`);
  return view.tx
    .select({
      id: threadShares.threadId,
      subject: sql<string>`(array_agg(${messages.subject} order by ${at}, ${messages.id}))[1]`,
      messageCount: sql<number>`count(*)::int`,
      latestAt: sql<Date | null>`max(${messages.sentAt})`.mapWith(messages.sentAt),
      fromName: sql<string | null>`(array_agg(${messages.fromName} order by ${at} desc, ${messages.id} desc))[1]`,
      outgoing: sql<boolean>`(array_agg(${messages.outgoing} order by ${at} desc, ${messages.id} desc))[1]`,
      body: sql<string>`(array_agg(left(${messages.body}, 600) order by ${at} desc, ${messages.id} desc))[1]`,
      cameAt: sql<Date>`max(greatest(${messages.storedAt}, ${threadShares.sharedAt}))`.mapWith(messages.storedAt),
    })
    .from(threadShares)
    .innerJoin(messages, and(eq(messages.orgId, threadShares.orgId), eq(messages.threadId, threadShares.threadId)))
    .where(sharedHere(view))
    .groupBy(threadShares.threadId)
    .orderBy(latest, desc(threadShares.threadId))
    .limit(most.conversations);
}
export type SharedConversationRow = Awaited<ReturnType<typeof sharedConversations>>[number];

/** Shared documents, the latest first. */
export function sharedDocuments(view: View, id?: string) {
  const { name, type, size, sharedAt, fileHash } = documents;
  return view.tx
    .select({ id: documents.id, name, type, size, fileHash, sharedAt })
    .from(documents)
    .where(
      and(
        eq(documents.orgId, view.orgId),
        eq(documents.customerId, view.customerId),
        isNotNull(sharedAt),
        isNull(documents.removedAt),
        id ? eq(documents.id, id) : undefined,
      ),
    )
    .orderBy(desc(sharedAt), desc(documents.id))
    .limit(most.documents);
}
export type SharedDocumentRow = Awaited<ReturnType<typeof sharedDocuments>>[number];

/** Who works with the company: the owner first. Names only. */
export async function keyPeople(view: View): Promise<{ name: string; owner: boolean }[]> {
  return view.tx
    .select({ name: people.name, owner: sql<boolean>`bool_or(${assignments.kind} = 'owner')` })
    .from(assignments)
    .innerJoin(people, and(eq(people.orgId, assignments.orgId), eq(people.id, assignments.personId)))
    .where(and(eq(assignments.orgId, view.orgId), inArray(assignments.kind, ['owner', 'assigned'])))
    .groupBy(people.id, people.name)
    .orderBy(sql`bool_or(${assignments.kind} = 'owner') desc`, asc(people.name), asc(people.id))
    .limit(20);
}

/** What the two sides are called. */
export async function namesOf(view: View): Promise<{ organisation: string; company: string }> {
  const [row] = await view.tx
    .select({ organisation: organisations.name, company: customers.name })
    .from(organisations)
    .leftJoin(customers, and(eq(customers.orgId, organisations.id), eq(customers.id, view.customerId)))
    .where(eq(organisations.id, view.orgId));
  return { organisation: row?.organisation ?? '', company: row?.company ?? '' };
}
