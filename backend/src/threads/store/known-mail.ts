import type { MailTier } from '@threadline/shared/mailboxes/choices';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { linkedCustomersOf, threadsWithRefusals } from '../link-queries.js';
import { mailboxMessages, messages, threadMessageIds, threads } from '../schema.js';
import type { KnownThread } from './find-thread.js';

/** What is stored of some mails and their conversations; kept up to date while mails are stored. */
export interface KnownMail {
  /** By the key of their Message-ID. */
  messages: Map<string, KnownMessage>;
  /** By the key of a Message-ID that a thread holds or was named by; each thread is one object. */
  threads: Map<string, KnownThread>;
  /** Customers linked to a thread now, the primary one first. */
  customers: Map<string, readonly string[]>;
  /** Threads from which somebody has taken a customer. */
  refusals: Set<string>;
  /** What lies in the mailbox, by the ids of its messages. */
  copies: Map<string, KnownCopy>;
  /** What mails that others answer begin with, by the ids of their messages. */
  texts: Map<string, string>;
}

export interface KnownCopy {
  tier: MailTier;
  labels: readonly string[];
  /** When it was seen to be gone from the mailbox. */
  goneAt: Date | null;
}

export type KnownMessage = Awaited<ReturnType<typeof messagesWith>>[number];

/** Looks up at once what is stored under the keys of any of some Message-IDs. */
export async function knownMail(ctx: Ctx, hashes: readonly string[], mailboxId: string): Promise<KnownMail> {
  const [stored, named] = await Promise.all([messagesWith(ctx, hashes), threadsWith(ctx, hashes)]);
  const byId = new Map(named.map(({ hash: _hash, ...thread }) => [thread.id, thread]));
  const threadIds = [...byId.keys()];
  const messageIds = stored.map((message) => message.id);
  const [customers, refusals, copies] = await Promise.all([
    linkedCustomersOf(ctx, threadIds),
    threadsWithRefusals(ctx, threadIds),
    copiesOf(ctx, messageIds, mailboxId),
  ]);
  return {
    messages: new Map(stored.map((message) => [message.messageIdHash, message])),
    threads: new Map(named.map(({ hash, ...thread }) => [hash, byId.get(thread.id) ?? thread])),
    customers,
    refusals,
    copies: new Map(copies.map(({ id, ...copy }) => [id, copy])),
    texts: new Map(),
  };
}

function messagesWith(ctx: Ctx, hashes: readonly string[]) {
  const { id, threadId, messageIdHash, contentHash, sentAt } = messages;
  const { fromAddress, fromName, subject, outgoing, shared, tier, rawHash } = messages;
  return ctx.tx
    .select({
      ...{ id, threadId, messageIdHash, contentHash, sentAt },
      ...{ fromAddress, fromName, subject, outgoing, shared, tier, rawHash },
    })
    .from(messages)
    .where(and(eq(messages.orgId, sql.placeholder('orgId')), anyOf(messages.messageIdHash, 'text')))
    .prepare('messages_with_ids')
    .execute({ orgId: ctx.orgId, wanted: hashes });
}

function threadsWith(ctx: Ctx, hashes: readonly string[]) {
  const { id, subject, canonicalSubject, messageCount, createdAt } = threads;
  return ctx.tx
    .select({ id, subject, canonicalSubject, messageCount, createdAt, hash: threadMessageIds.messageIdHash })
    .from(threadMessageIds)
    .innerJoin(threads, and(eq(threads.orgId, threadMessageIds.orgId), eq(id, threadMessageIds.threadId)))
    .where(and(eq(threadMessageIds.orgId, sql.placeholder('orgId')), anyOf(threadMessageIds.messageIdHash, 'text')))
    .prepare('threads_of_message_ids')
    .execute({ orgId: ctx.orgId, wanted: hashes });
}

function copiesOf(ctx: Ctx, messageIds: readonly string[], mailboxId: string) {
  const { orgId, messageId, mailboxId: mailbox, tier, labels, goneAt } = mailboxMessages;
  return ctx.tx
    .select({ id: messageId, tier, labels, goneAt })
    .from(mailboxMessages)
    .where(
      and(eq(orgId, sql.placeholder('orgId')), eq(mailbox, sql.placeholder('mailboxId')), anyOf(messageId, 'uuid')),
    )
    .prepare('copies_in_mailbox')
    .execute({ orgId: ctx.orgId, mailboxId, wanted: messageIds });
}

function anyOf(column: Parameters<typeof eq>[0], type: 'text' | 'uuid') {
  return sql`${column} = any(${sql.placeholder('wanted')}::${sql.raw(`${type}[]`)})`;
}
