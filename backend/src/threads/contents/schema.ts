import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../../platform/auth/schema.js';
import { instant, orgId } from '../../platform/db/columns.js';
import { messages } from '../schema.js';

/** Bytes that are kept once however often they come: raw mails and attachments. */
export const mailBlobs = pgTable(
  'mail_blobs',
  {
    orgId: orgId().references(() => organisations.id),
    /** SHA-256 of the bytes, hex. */
    hash: text().notNull(),
    size: integer().notNull(),
    /** Where the file store has them. */
    storageKey: text().notNull(),
    createdAt: instant().notNull(),
    /** When something let go of it; gone soon where nothing else holds it. */
    idleSince: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.hash] }),
    index('mail_blobs_idle').on(table.orgId, table.idleSince).where(sql`idle_since is not null`),
  ],
);

export const messageAttachments = pgTable(
  'message_attachments',
  {
    orgId: orgId(),
    messageId: uuid().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    /** As the sender says; what is shown is sniffed. */
    type: text().notNull(),
    size: integer().notNull(),
    contentId: text(),
    /** Part of the text, such as a picture in it. */
    inline: boolean().notNull().default(false),
    /** Null where the bytes were too many to keep. */
    blobHash: text(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.messageId, table.position] }),
    index('message_attachments_blob').on(table.orgId, table.blobHash),
    foreignKey({ columns: [table.orgId, table.messageId], foreignColumns: [messages.orgId, messages.id] }),
    foreignKey({ columns: [table.orgId, table.blobHash], foreignColumns: [mailBlobs.orgId, mailBlobs.hash] }),
  ],
);
