import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { contacts } from '../contacts/schema.js';
import { assignments, customers } from '../customers/schema.js';
import { documents } from '../files/schema.js';
import { organisations, people } from '../platform/auth/schema.js';
import type { View } from '../platform/db/in-portal.js';
import { tasks } from '../tasks/schema.js';
import { messageAttachments } from '../threads/contents/schema.js';
import { messages } from '../threads/schema.js';
import { threadShares } from './schema.js';
import { isShown } from './shown-threads.js';

// Only columns that the portal's database role may read; any other makes the whole question fail.

const most = { tasks: 500, messages: 200, attachments: 1_000, documents: 200 };

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

/** Mails of a shared conversation that the look is narrowed to, as far as they may be seen, the latest first. */
export function visibleMessages(view: View, threadId: string) {
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
    .where(and(sharedHere(view), eq(threadShares.threadId, threadId), isShown(threadShares.threadId)))
    .orderBy(desc(sql`coalesce(${messages.sentAt}, ${messages.storedAt})`), desc(messages.id))
    .limit(most.messages);
}
export type VisibleMessageRow = Awaited<ReturnType<typeof visibleMessages>>[number];

/** What came along with the mails of a shared conversation that the look is narrowed to, but for pictures in their text. */
export function visibleAttachments(view: View, threadId: string, only?: { messageId: string; position: number }) {
  const { messageId, position, name, type, size, inline, blobHash } = messageAttachments;
  const ofMail = and(eq(messages.orgId, messageAttachments.orgId), eq(messages.id, messageId));
  return view.tx
    .select({ messageId, position, name, type, size, blobHash: sql<string>`${blobHash}` })
    .from(threadShares)
    .innerJoin(messages, and(eq(messages.orgId, threadShares.orgId), eq(messages.threadId, threadShares.threadId)))
    .innerJoin(messageAttachments, ofMail)
    .where(
      and(
        ...[sharedHere(view), eq(threadShares.threadId, threadId), isShown(threadShares.threadId)],
        ...[eq(inline, false), isNotNull(blobHash)],
        only ? and(eq(messageId, only.messageId), eq(position, only.position)) : undefined,
      ),
    )
    .orderBy(asc(messageId), asc(position))
    .limit(most.attachments);
}
export type VisibleAttachmentRow = Awaited<ReturnType<typeof visibleAttachments>>[number];

/**
 * The shared conversations that the look is narrowed to, by their first, latest and number of visible mails; none without
 * any. The latest first.
 */
export function shownConversations(view: View) {
  const at = sql<Date>`coalesce(${messages.sentAt}, ${messages.storedAt})`.mapWith(messages.storedAt);
  const whole = sql`partition by ${messages.threadId} order by ${at} desc, ${messages.id} desc
    rows between unbounded preceding and unbounded following`;
  const cameAt = sql<Date>`max(greatest(${messages.storedAt}, ${threadShares.sharedAt})) over (${whole})`;
  const seen = view.tx
    .select({
      ...{ id: messages.threadId, fromName: messages.fromName, outgoing: messages.outgoing, body: messages.body },
      at: at.as('at'),
      turn: sql<number>`row_number() over (${whole})`.as('turn'),
      firstSubject: sql<string>`last_value(${messages.subject}) over (${whole})`.as('first_subject'),
      messageCount: sql<number>`count(*) over (${whole})::int`.as('message_count'),
      latestAt: sql<Date | null>`max(${messages.sentAt}) over (${whole})`.mapWith(messages.sentAt).as('latest_at'),
      cameAt: cameAt.mapWith(messages.storedAt).as('came_at'),
    })
    .from(threadShares)
    .innerJoin(messages, and(eq(messages.orgId, threadShares.orgId), eq(messages.threadId, threadShares.threadId)))
    .where(and(sharedHere(view), isShown(threadShares.threadId), isShown(messages.threadId)))
    .as('seen');
  const { id, at: shownAt, fromName, outgoing, messageCount, latestAt } = seen;
  const body = sql<string>`left(${seen.body}, 600)`;
  return view.tx
    .select({
      ...{ id, at: shownAt, subject: seen.firstSubject, messageCount, latestAt, fromName, outgoing, body },
      cameAt: seen.cameAt,
    })
    .from(seen)
    .where(eq(seen.turn, 1))
    .orderBy(desc(shownAt), desc(id));
}
export type ShownConversationRow = Awaited<ReturnType<typeof shownConversations>>[number];

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
