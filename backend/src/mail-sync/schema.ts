import {
  connectionProblems,
  connectionStates,
  folderRoles,
  remoteOutcomes,
} from '@threadline/shared/mail-sync/choices';
import { mailVendors } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { mailboxes } from '../mailboxes/schema.js';
import { organisations } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** The organisation's own application at a vendor, by which people let their mailbox be read. */
export const mailClients = pgTable(
  'mail_clients',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    vendor: text({ enum: mailVendors }).notNull(),
    clientId: text().notNull(),
    sealedSecret: text().notNull(),
    /** Of Microsoft: the directory; `common` for any. */
    tenant: text(),
    createdBy: uuid(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex('mail_clients_one').on(table.orgId, table.vendor).where(sql`removed_at is null`),
  ],
);

/** Through what a mailbox is read and written, how far that is, and what is wrong. */
export const mailConnections = pgTable(
  'mail_connections',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    mailboxId: uuid().notNull(),
    vendor: text({ enum: mailVendors }).notNull(),
    /** The vendor folder's own shape; nothing secret. */
    settings: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Password or tokens. */
    sealedSecret: text(),
    clientId: uuid(),
    state: text({ enum: connectionStates }).notNull(),
    problem: text({ enum: connectionProblems }),
    /** What the server said, in its own words, cut short. */
    problemDetail: text(),
    problemAt: instant(),
    /** Not asked again before; grows with each failure. */
    retryAt: instant(),
    failures: integer().notNull().default(0),
    /** Old mail is read from this day on; all of it where null. */
    backFillFrom: date({ mode: 'string' }),
    lastSyncedAt: instant(),
    /** Who works on it now, until when; a worker that dies lets it go by time. */
    leaseHolder: uuid(),
    leaseUntil: instant(),
    createdBy: uuid(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex('mail_connections_one').on(table.orgId, table.mailboxId).where(sql`removed_at is null`),
    foreignKey({ columns: [table.orgId, table.mailboxId], foreignColumns: [mailboxes.orgId, mailboxes.id] }),
    foreignKey({ columns: [table.orgId, table.clientId], foreignColumns: [mailClients.orgId, mailClients.id] }),
  ],
);

/** A folder of a connected mailbox; of vendors without folders one that stands for all. */
export const mailFolders = pgTable(
  'mail_folders',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    connectionId: uuid().notNull(),
    mailboxId: uuid().notNull(),
    remoteId: text().notNull(),
    name: text().notNull(),
    role: text({ enum: folderRoles }).notNull(),
    /** False where its mail is left alone: junk, trash, drafts. */
    synced: boolean().notNull(),
    /** From where news are read, in the vendor's own words. */
    cursor: jsonb().$type<Record<string, unknown>>(),
    /** How far old mail has been read, and how much of it there is. */
    backFillCursor: jsonb().$type<Record<string, unknown>>(),
    total: integer(),
    done: integer().notNull().default(0),
    backFilledAt: instant(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex('mail_folders_remote').on(table.orgId, table.connectionId, table.remoteId),
    foreignKey({
      columns: [table.orgId, table.connectionId],
      foreignColumns: [mailConnections.orgId, mailConnections.id],
    }),
    foreignKey({ columns: [table.orgId, table.mailboxId], foreignColumns: [mailboxes.orgId, mailboxes.id] }),
  ],
);

/** Each mail of a connected mailbox that was looked at, and what became of it. Of one that is not kept, no word. */
export const remoteMessages = pgTable(
  'remote_messages',
  {
    orgId: orgId(),
    connectionId: uuid().notNull(),
    folderId: uuid().notNull(),
    /** The vendor's id within the folder. */
    remoteId: text().notNull(),
    mailboxId: uuid().notNull(),
    outcome: text({ enum: remoteOutcomes }).notNull(),
    /** A stable word for why it was skipped or rejected. */
    reason: text(),
    messageId: uuid(),
    seenAt: instant().notNull(),
    goneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.connectionId, table.folderId, table.remoteId] }),
    index('remote_messages_message').on(table.orgId, table.messageId),
    index('remote_messages_page').on(table.orgId, table.mailboxId, table.seenAt),
    foreignKey({ columns: [table.orgId, table.folderId], foreignColumns: [mailFolders.orgId, mailFolders.id] }),
  ],
);

/** People whose older mail is still to be looked for, since they became a customer's after it was passed over. */
export const mailSearches = pgTable(
  'mail_searches',
  {
    orgId: orgId(),
    connectionId: uuid().notNull(),
    mailboxId: uuid().notNull(),
    kind: text({ enum: ['address', 'domain'] }).notNull(),
    /** In lower case. */
    word: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.connectionId, table.kind, table.word] }),
    foreignKey({
      columns: [table.orgId, table.connectionId],
      foreignColumns: [mailConnections.orgId, mailConnections.id],
    }),
  ],
);
