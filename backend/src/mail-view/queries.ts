import { and, asc, desc, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import { mailboxes } from '../mailboxes/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { mailBlobs, messageAttachments } from '../threads/contents/schema.js';
import { mailboxMessages, messageParticipants, messages, threads } from '../threads/schema.js';

export type MailRow = typeof messages.$inferSelect;

/** A mail that the asker may see. */
export async function findMail(ctx: Ctx, id: string): Promise<MailRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.id, id)));
  return row;
}

/** Whether all of the mail lies in a mailbox of the asker's own. */
export async function holdsFullCopy(ctx: Ctx, messageId: string): Promise<boolean> {
  const copy = mailboxMessages;
  const isOwn = and(
    eq(mailboxes.orgId, copy.orgId),
    eq(mailboxes.id, copy.mailboxId),
    eq(mailboxes.ownerId, ctx.personId),
  );
  const rows = await ctx.tx
    .select({ one: sql`1` })
    .from(copy)
    .innerJoin(mailboxes, isOwn)
    .where(and(eq(copy.orgId, ctx.orgId), eq(copy.messageId, messageId), eq(copy.tier, 'full')))
    .limit(1);
  return rows.length > 0;
}

/** Who wrote a mail and to whom, in the order of its lines. */
export function participantsOf(ctx: Ctx, messageIds: readonly string[]) {
  const { messageId, role, address, name, position, orgId } = messageParticipants;
  if (messageIds.length === 0) return Promise.resolve([]);
  return ctx.tx
    .select({ messageId, role, address, name })
    .from(messageParticipants)
    .where(and(eq(orgId, ctx.orgId), inArray(messageId, [...messageIds])))
    .orderBy(asc(position));
}

/** The attachments of a mail whose bytes are kept apart from it. */
export function attachmentsOf(ctx: Ctx, messageId: string) {
  return ctx.tx
    .select()
    .from(messageAttachments)
    .where(and(eq(messageAttachments.orgId, ctx.orgId), eq(messageAttachments.messageId, messageId)))
    .orderBy(asc(messageAttachments.position));
}
export type AttachmentRow = Awaited<ReturnType<typeof attachmentsOf>>[number];

/** Where bytes lie. */
export async function storageKeyOf(ctx: Ctx, hash: string): Promise<string | null> {
  const [row] = await ctx.tx
    .select({ key: mailBlobs.storageKey })
    .from(mailBlobs)
    .where(and(eq(mailBlobs.orgId, ctx.orgId), eq(mailBlobs.hash, hash)));
  return row?.key ?? null;
}

/** A thread of which the asker sees at least one mail, or one of the panel's that holds none yet. */
export async function findConversation(ctx: Ctx, id: string) {
  const { subject, messageCount } = threads;
  const ofThread = and(eq(messages.orgId, threads.orgId), eq(messages.threadId, threads.id));
  const [row] = await ctx.tx
    .select({ id: threads.id, subject, messageCount })
    .from(threads)
    .where(
      and(
        eq(threads.orgId, ctx.orgId),
        eq(threads.id, id),
        or(eq(messageCount, 0), exists(ctx.tx.select({ one: sql`1` }).from(messages).where(ofThread))),
      ),
    );
  return row;
}

export const shownAt = sql<Date>`coalesce(${messages.sentAt}, ${messages.storedAt})`.mapWith(messages.storedAt);

export interface MailsWanted {
  threadId: string;
  after: readonly [string, string] | null;
  limit: number;
}

/** Mails of a thread, the latest first. */
export function mailsOf(ctx: Ctx, { threadId, after, limit }: MailsWanted) {
  const older: SQL | undefined = after
    ? sql`(${shownAt}, ${messages.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : undefined;
  return ctx.tx
    .select()
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.threadId, threadId), older))
    .orderBy(desc(shownAt), desc(messages.id))
    .limit(limit);
}
