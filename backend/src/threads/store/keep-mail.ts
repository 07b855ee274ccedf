import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type { Ctx } from '../../platform/db/in-org.js';
import type { MailAddress, ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { snippetOf } from '../../platform/mail/parse/snippet.js';
import { mailboxMessages, type messages } from '../schema.js';
import type { MailIds } from './find-thread.js';
import { isAutomatic } from './mail-people.js';

const mostParticipants = 200;

export interface MailToKeep {
  mail: ParsedMail;
  threadId: string;
  mailboxId: string;
  rfcMessageId: string;
  ids: MailIds;
  outgoing: boolean;
  shared: boolean;
}

export type MessageRow = typeof messages.$inferSelect;

/** Writes the mail, its people, its ids and its copy in the mailbox, and counts it in its thread. */
export async function keepMail(ctx: Ctx, kept: MailToKeep): Promise<MessageRow> {
  const row = rowOf(ctx, kept);
  const named = [...new Set([...kept.ids.parents, ...kept.ids.references])].sort();
  const [mail, people, ids, mailbox] = ['mail', 'people', 'ids', 'mailbox'].map((name) => sql.placeholder(name));
  await ctx.tx
    .select({ done: sql`keep_mail(${mail}::json, ${people}::json, ${ids}::text[], ${mailbox}::uuid)` })
    .from(sql`(values (1)) once`)
    .prepare('keep_mail')
    .execute({
      mail: JSON.stringify(inColumns(row)),
      people: JSON.stringify(participantsOf(kept.mail)),
      ids: named,
      mailbox: kept.mailboxId,
    });
  return row;
}

function inColumns(row: MessageRow): Record<string, unknown> {
  const named = Object.entries(row).map(([key, value]) => [
    key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(named);
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
