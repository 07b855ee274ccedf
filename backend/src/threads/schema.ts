import { mailTiers } from '@threadline/shared/mailboxes/choices';
import { messageKinds, senderVerdicts } from '@threadline/shared/threads/choices';
import { linkReasons } from '@threadline/shared/threads/schema';
import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { mailboxes } from '../mailboxes/schema.js';
import { organisations } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';
import type { CalendarPart } from '../platform/mail/read/index.js';

export const threads = pgTable(
  'threads',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    subject: text().notNull(),
    /** Without reply and forward marks, folded: two messages of one conversation agree in it. */
    canonicalSubject: text().notNull(),
    messageCount: integer().notNull().default(0),
    lastMessageAt: instant(),
    /** What somebody has made it part of; its mails are there. */
    mergedInto: uuid(),
    createdBy: uuid(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('threads_latest').on(table.orgId, sql`coalesce(last_message_at, created_at)`, table.id),
  ],
);

/** Which thread a Message-ID belongs to, also for messages that were only referred to and never seen. */
export const threadMessageIds = pgTable(
  'thread_message_ids',
  {
    orgId: orgId(),
    /** SHA-256 of the Message-ID, hex: ids may be long and are compared only for equality. */
    messageIdHash: text().notNull(),
    threadId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.messageIdHash] }),
    index('thread_message_ids_thread').on(table.orgId, table.threadId),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
  ],
);

/** A mail client's own id of a thread in one mailbox: a hint, never a key. */
export const threadHostIds = pgTable(
  'thread_host_ids',
  {
    orgId: orgId(),
    mailbox: text().notNull(),
    host: text({ enum: ['gmail', 'outlook', 'api'] }).notNull(),
    hostThreadId: text().notNull(),
    threadId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.mailbox, table.host, table.hostThreadId] }),
    index('thread_host_ids_thread').on(table.orgId, table.threadId),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
  ],
);

export const messages = pgTable(
  'messages',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    threadId: uuid().notNull(),
    rfcMessageId: text().notNull(),
    messageIdHash: text().notNull(),
    /** SHA-256 of what the sender wrote; two contents under one id are told apart by it. */
    contentHash: text().notNull(),
    sentAt: instant(),
    fromAddress: text(),
    fromName: text(),
    subject: text().notNull(),
    snippet: text().notNull(),
    body: text().notNull(),
    attachments: jsonb().$type<{ name: string; type: string; size: number }[]>().notNull(),
    /** Sent by the team. */
    outgoing: boolean().notNull(),
    automatic: boolean().notNull().default(false),
    kind: text({ enum: messageKinds }).notNull().default('normal'),
    /** How much of it is kept in this row: the most that a mailbox agrees to whose mail all who see the row may see. */
    tier: text({ enum: mailTiers }).notNull().default('full'),
    /** What the sender wrote anew, without quotes and signature; null where that is all of the body. */
    visibleText: text(),
    /** Of a forward: who wrote what was forwarded. */
    forwardedFrom: jsonb().$type<{ address: string | null; name: string | null }>(),
    bounce: jsonb().$type<{ address: string | null; hard: boolean; code: string | null }>(),
    /** Of an invitation or an answer to one: what it says of meetings. */
    calendar: jsonb().$type<CalendarPart>(),
    /** Message-IDs without angle brackets: the one answered, and the conversation before it, oldest first. */
    inReplyTo: text(),
    referenceIds: jsonb().$type<string[]>().notNull().default([]),
    /** The raw source, kept as a blob; null where nobody’s mailbox lets all of it be kept. */
    rawHash: text(),
    /** The first mail that came under the same Message-ID with other content. */
    variantOf: uuid(),
    /** What a reader should know: `id_taken`, `from_colleague_unproven`, and the like. */
    flags: jsonb().$type<string[]>().notNull().default([]),
    /** In a shared mailbox, hence seen by all whose scope reaches its customer; otherwise by its mailbox's owner only. */
    shared: boolean().notNull(),
    storedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('messages_message_id_unique').on(table.orgId, table.messageIdHash),
    index('messages_thread').on(table.orgId, table.threadId, table.sentAt),
    index('messages_raw').on(table.orgId, table.rawHash).where(sql`raw_hash is not null`),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
  ],
);

export const messageParticipants = pgTable(
  'message_participants',
  {
    orgId: orgId(),
    messageId: uuid().notNull(),
    position: integer().notNull(),
    role: text({ enum: ['from', 'to', 'cc', 'reply_to'] }).notNull(),
    address: text().notNull(),
    name: text(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.messageId, table.position] }),
    index('message_participants_address').on(table.orgId, table.address),
    index('message_participants_domain').on(table.orgId, sql`split_part(address, '@', 2)`),
    foreignKey({ columns: [table.orgId, table.messageId], foreignColumns: [messages.orgId, messages.id] }),
  ],
);

export const mailboxMessages = pgTable(
  'mailbox_messages',
  {
    orgId: orgId(),
    mailboxId: uuid().notNull(),
    messageId: uuid().notNull(),
    /** What the mailbox let be kept when it came. */
    tier: text({ enum: mailTiers }).notNull().default('full'),
    /** Names that the mailbox gives it, of folders too. */
    labels: jsonb().$type<string[]>().notNull().default([]),
    /** When it was seen to be gone from the mailbox. */
    goneAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.mailboxId, table.messageId] }),
    index('mailbox_messages_message').on(table.orgId, table.messageId),
    foreignKey({ columns: [table.orgId, table.mailboxId], foreignColumns: [mailboxes.orgId, mailboxes.id] }),
    foreignKey({ columns: [table.orgId, table.messageId], foreignColumns: [messages.orgId, messages.id] }),
  ],
);

/** The link ledger: each row a decision with its evidence; ended, never overwritten. */
export const threadCustomerLinks = pgTable(
  'thread_customer_links',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    threadId: uuid().notNull(),
    customerId: uuid().notNull(),
    reason: text({ enum: linkReasons }).notNull(),
    evidence: jsonb().$type<{ address?: string; contactName?: string; domain?: string }>().notNull(),
    confidence: real().notNull(),
    primary: boolean('is_primary').notNull(),
    actorId: uuid(),
    createdAt: instant().notNull(),
    removedAt: instant(),
    removedBy: uuid(),
    /** The batch that made it, and the one that ended it. */
    batchId: uuid(),
    removedByBatch: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex('thread_customer_links_live')
      .on(table.orgId, table.threadId, table.customerId)
      .where(sql`removed_at is null`),
    uniqueIndex('thread_customer_links_one_primary')
      .on(table.orgId, table.threadId)
      .where(sql`removed_at is null and is_primary`),
    index('thread_customer_links_customer').on(table.orgId, table.customerId, table.threadId),
    index('thread_customer_links_thread').on(table.orgId, table.threadId),
    index('thread_customer_links_batch').on(table.orgId, table.batchId).where(sql`batch_id is not null`),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
  ],
);

/** What was decided for every later mail of an address or a domain. */
export const senderRules = pgTable(
  'sender_rules',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    address: text(),
    domain: text(),
    verdict: text({ enum: senderVerdicts }).notNull(),
    customerId: uuid(),
    createdBy: uuid(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('sender_rules_address').on(table.orgId, table.address),
    index('sender_rules_domain').on(table.orgId, table.domain),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
  ],
);
