import { draftModes, draftStates } from '@threadline/shared/mail-writing/choices';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { mailboxes } from '../mailboxes/schema.js';
import { people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';
import { mailBlobs } from '../threads/contents/schema.js';
import { messages, threads } from '../threads/schema.js';

export interface Recipient {
  address: string;
  name: string;
}

/** A mail that somebody writes, until it has gone out through their mailbox. Its writer's alone. */
export const mailDrafts = pgTable(
  'mail_drafts',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    authorId: uuid().notNull(),
    mailboxId: uuid().notNull(),
    mode: text({ enum: draftModes }).notNull(),
    threadId: uuid(),
    /** The mail that it answers or passes on. */
    answersId: uuid(),
    customerId: uuid(),
    to: jsonb('to_people').$type<Recipient[]>().notNull(),
    cc: jsonb('cc_people').$type<Recipient[]>().notNull(),
    bcc: jsonb('bcc_people').$type<Recipient[]>().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    state: text({ enum: draftStates }).notNull(),
    /** Grows with every change that its writer makes, so that two tabs do not write over each other. */
    version: integer().notNull().default(1),
    /** Not before: the moment in which it can be taken back. */
    sendAt: instant(),
    attempts: integer().notNull().default(0),
    /** When the attempt began that is under way; of one that was cut off it stays. */
    sendingSince: instant(),
    /** What went wrong, in a sentence for its writer. */
    error: text(),
    /** Without angle brackets; the same at every attempt. */
    rfcMessageId: text(),
    /** The stored mail that it has become; null where its mailbox does not let it be kept. */
    messageId: uuid(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    sentAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('mail_drafts_author').on(table.orgId, table.authorId, table.updatedAt, table.id),
    index('mail_drafts_thread').on(table.orgId, table.threadId),
    foreignKey({ columns: [table.orgId, table.authorId], foreignColumns: [people.orgId, people.id] }),
    foreignKey({ columns: [table.orgId, table.mailboxId], foreignColumns: [mailboxes.orgId, mailboxes.id] }),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
    foreignKey({ columns: [table.orgId, table.answersId], foreignColumns: [messages.orgId, messages.id] }),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
  ],
);

export const mailDraftFiles = pgTable(
  'mail_draft_files',
  {
    orgId: orgId(),
    draftId: uuid().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    size: integer().notNull(),
    blobHash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.draftId, table.position] }),
    index('mail_draft_files_blob').on(table.orgId, table.blobHash),
    foreignKey({ columns: [table.orgId, table.draftId], foreignColumns: [mailDrafts.orgId, mailDrafts.id] }),
    foreignKey({ columns: [table.orgId, table.blobHash], foreignColumns: [mailBlobs.orgId, mailBlobs.hash] }),
  ],
);
