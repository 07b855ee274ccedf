import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import { organisations } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { letterLanguage } from '../platform/mail/letter.js';
import { mailBlobs, messageAttachments } from '../threads/contents/schema.js';
import { mailboxMessages, messageParticipants, messages } from '../threads/schema.js';
import type { Original } from './rules/quote.js';
import type { Parent } from './rules/references.js';

/** A stored mail as the asker may read it; null where they do not see it. */
export interface AnsweredMail extends Original, Parent {
  id: string;
  threadId: string;
}

export async function findAnswered(ctx: Ctx, id: string): Promise<AnsweredMail | null> {
  const [row] = await ctx.tx
    .select({
      ...{ id: messages.id, threadId: messages.threadId, subject: messages.subject, sentAt: messages.sentAt },
      ...{ text: messages.body, fromAddress: messages.fromAddress, fromName: messages.fromName },
      ...{ rfcMessageId: messages.rfcMessageId, inReplyTo: messages.inReplyTo, referenceIds: messages.referenceIds },
    })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.id, id)));
  if (!row) return null;
  const { fromAddress, fromName, ...mail } = row;
  const people = await participantsOf(ctx, id);
  const inRole = (wanted: string) => people.filter(({ role }) => role === wanted).map(({ role: _role, ...one }) => one);
  const from = fromAddress === null ? null : { address: fromAddress, name: fromName ?? '' };
  return { ...mail, from, replyTo: inRole('reply_to'), to: inRole('to'), cc: inRole('cc') };
}

async function participantsOf(ctx: Ctx, messageId: string) {
  const { role, address, name, position, orgId } = messageParticipants;
  const rows = await ctx.tx
    .select({ role, address, name })
    .from(messageParticipants)
    .where(and(eq(orgId, ctx.orgId), eq(messageParticipants.messageId, messageId)))
    .orderBy(asc(position));
  return rows.map((row) => ({ ...row, name: row.name ?? '' }));
}

/** The mailboxes in which a stored mail lies, as far as the asker may know. */
export async function mailboxesOf(ctx: Ctx, messageId: string): Promise<string[]> {
  const rows = await ctx.tx
    .select({ id: mailboxMessages.mailboxId })
    .from(mailboxMessages)
    .where(and(eq(mailboxMessages.orgId, ctx.orgId), eq(mailboxMessages.messageId, messageId)));
  return rows.map(({ id }) => id);
}

/** Files of a stored mail whose bytes are kept; pictures of its text are left out. */
export async function keptFilesOf(ctx: Ctx, messageId: string) {
  const { name, type, size, blobHash, position, inline } = messageAttachments;
  const rows = await ctx.tx
    .select({ name, type, size, blobHash })
    .from(messageAttachments)
    .where(and(eq(messageAttachments.orgId, ctx.orgId), eq(messageAttachments.messageId, messageId), eq(inline, false)))
    .orderBy(asc(position));
  return rows.flatMap(({ blobHash: hash, ...row }) => (hash === null ? [] : [{ ...row, blobHash: hash }]));
}

/** The stored mail with a Message-ID, where it has come back from a mailbox; its hash is the key. */
export async function storedMail(ctx: Ctx, messageIdHash: string): Promise<{ id: string; threadId: string } | null> {
  const [row] = await ctx.tx
    .select({ id: messages.id, threadId: messages.threadId })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.messageIdHash, messageIdHash)));
  return row ?? null;
}

/** Where bytes lie; null where the organisation has none with this content. */
export async function findBlob(ctx: Ctx, hash: string): Promise<{ storageKey: string; size: number } | null> {
  const [row] = await ctx.tx
    .select({ storageKey: mailBlobs.storageKey, size: mailBlobs.size })
    .from(mailBlobs)
    .where(and(eq(mailBlobs.orgId, ctx.orgId), eq(mailBlobs.hash, hash)));
  return row ?? null;
}

/** Remembers where a content lies, unless somebody has just done so; where it lies now. */
export async function keepBlob(ctx: Ctx, blob: { hash: string; size: number; storageKey: string }): Promise<string> {
  await ctx.tx
    .insert(mailBlobs)
    .values({ ...blob, orgId: ctx.orgId, createdAt: ctx.now })
    .onConflictDoNothing();
  return (await findBlob(ctx, blob.hash))?.storageKey ?? blob.storageKey;
}

/** Whether the asker sees the customer, and it is in use. */
export async function seesCustomer(ctx: Ctx, id: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ one: sql`1` })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), eq(customers.id, id), isNull(customers.removedAt)));
  return rows.length > 0;
}

/** In which language, and by which clock, the organisation quotes. */
export async function organisationStyle(ctx: Ctx) {
  const [row] = await ctx.tx
    .select({ locale: organisations.locale, timeZone: organisations.timeZone })
    .from(organisations)
    .where(eq(organisations.id, ctx.orgId));
  return { language: letterLanguage(row?.locale ?? 'en'), timeZone: row?.timeZone ?? 'UTC' };
}
