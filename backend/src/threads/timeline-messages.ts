import { and, asc, eq, sql } from 'drizzle-orm';
import { mailboxes } from '../mailboxes/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { uuidArray } from '../platform/db/text-array.js';
import { mailboxMessages, messages } from './schema.js';

/** What a timeline tells of a stored mail. `ownerId` is whose personal mailbox it lies in; null for shared mail. */
export interface TimelineMessage {
  id: string;
  threadId: string;
  sentAt: Date | null;
  subject: string;
  snippet: string;
  fromName: string | null;
  outgoing: boolean;
  shared: boolean;
  ownerId: string | null;
}

/** The stored mails of some threads, or some mails, as far as the asker may see them, oldest first. */
export async function timelineMessages(
  ctx: Ctx,
  wanted: { threadIds: readonly string[] } | { messageIds: readonly string[] },
): Promise<TimelineMessage[]> {
  const owner = ctx.tx
    .select({ ownerId: mailboxes.ownerId })
    .from(mailboxMessages)
    .innerJoin(mailboxes, and(eq(mailboxes.orgId, mailboxMessages.orgId), eq(mailboxes.id, mailboxMessages.mailboxId)))
    .where(and(eq(mailboxMessages.orgId, messages.orgId), eq(mailboxMessages.messageId, messages.id)))
    .limit(1);
  return ctx.tx
    .select({
      id: messages.id,
      threadId: messages.threadId,
      sentAt: messages.sentAt,
      subject: messages.subject,
      snippet: messages.snippet,
      fromName: sql<string | null>`coalesce(nullif(${messages.fromName}, ''), ${messages.fromAddress})`,
      outgoing: messages.outgoing,
      shared: messages.shared,
      ownerId: sql<string | null>`case when ${messages.shared} then null else (${owner}) end`,
    })
    .from(messages)
    .where(
      and(
        eq(messages.orgId, ctx.orgId),
        'threadIds' in wanted
          ? sql`${messages.threadId} = any(${uuidArray(wanted.threadIds)})`
          : sql`${messages.id} = any(${uuidArray(wanted.messageIds)})`,
      ),
    )
    .orderBy(asc(messages.sentAt), asc(messages.id));
}
