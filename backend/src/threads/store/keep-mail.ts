import { and, eq, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type { Ctx } from '../../platform/db/in-org.js';
import type { MailAddress, ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { snippetOf } from '../../platform/mail/parse/snippet.js';
import { mailboxMessages, messageParticipants, messages, threadMessageIds, threads } from '../schema.js';
import { addMessageIds } from '../thread-queries.js';
import type { MailIds } from './find-thread.js';
import { isAutomatic } from './mail-people.js';

const mostParticipants = 200;

export interface MailToKeep {
  mail: ParsedMail;
  threadId: string;
  rfcMessageId: string;
  ids: MailIds;
  outgoing: boolean;
  shared: boolean;
}

export type MessageRow = typeof messages.$inferSelect;

/** Writes the mail, its people and its ids, and counts it in its thread. */
export async function keepMail(ctx: Ctx, kept: MailToKeep): Promise<MessageRow> {
  const row = rowOf(ctx, kept);
  await ctx.tx.insert(messages).values(row);
  const people = participantsOf(kept.mail).map((person, position) => ({
    ...person,
    orgId: ctx.orgId,
    messageId: row.id,
    position,
  }));
  if (people.length > 0) await ctx.tx.insert(messageParticipants).values(people);
  await claimOwnId(ctx, kept);
  await addMessageIds(ctx, kept.threadId, [...new Set([...kept.ids.parents, ...kept.ids.references])].sort());
  await countMail(ctx, row);
  return row;
}

/** Notes that the mail lies in the mailbox; false when that was known. */
export async function addCopy(ctx: Ctx, mailboxId: string, messageId: string): Promise<boolean> {
  const added = await ctx.tx
    .insert(mailboxMessages)
    .values({ orgId: ctx.orgId, mailboxId, messageId, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ messageId: mailboxMessages.messageId });
  return added.length > 0;
}

// Prepared, since planning it under row-level security takes longer than running it.
async function countMail(ctx: Ctx, { threadId, sentAt, subject }: MessageRow): Promise<void> {
  await ctx.tx
    .update(threads)
    .set({
      messageCount: sql`${threads.messageCount} + 1`,
      lastMessageAt: sql`greatest(${threads.lastMessageAt}, ${sql.placeholder('sentAt')}::timestamptz)`,
      subject: sql`coalesce(nullif(${threads.subject}, ''), ${sql.placeholder('subject')})`,
    })
    .where(and(eq(threads.orgId, sql.placeholder('orgId')), eq(threads.id, sql.placeholder('threadId'))))
    .prepare('count_mail')
    .execute({ orgId: ctx.orgId, threadId, subject, sentAt: sentAt?.toISOString() ?? null });
}

// A mail that has arrived knows its thread better than one that had only named it.
async function claimOwnId(ctx: Ctx, { ids, threadId }: MailToKeep): Promise<void> {
  const { orgId, messageIdHash } = threadMessageIds;
  await ctx.tx
    .insert(threadMessageIds)
    .values({ orgId: ctx.orgId, messageIdHash: ids.own, threadId })
    .onConflictDoUpdate({ target: [orgId, messageIdHash], set: { threadId } });
}

function rowOf(ctx: Ctx, { mail, threadId, rfcMessageId, ids, outgoing, shared }: MailToKeep): MessageRow {
  return {
    ...{ orgId: ctx.orgId, id: newId(), threadId, rfcMessageId, messageIdHash: ids.own, contentHash: mail.contentHash },
    sentAt: mail.date === null ? null : new Date(mail.date),
    fromAddress: mail.from?.address.toLowerCase() ?? null,
    fromName: mail.from?.name || null,
    subject: mail.subject,
    snippet: snippetOf(mail.text),
    body: mail.text,
    attachments: mail.attachments,
    automatic: isAutomatic(mail),
    ...{ outgoing, shared, storedAt: ctx.now },
  };
}

function participantsOf({ from, to, cc, replyTo }: ParsedMail) {
  const as = (role: 'from' | 'to' | 'cc' | 'reply_to', list: MailAddress[]) =>
    list.map(({ address, name }) => ({ role, address: address.toLowerCase(), name: name || null }));
  return [...as('from', from ? [from] : []), ...as('to', to), ...as('cc', cc), ...as('reply_to', replyTo)].slice(
    0,
    mostParticipants,
  );
}
