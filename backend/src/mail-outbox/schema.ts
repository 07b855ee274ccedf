import { outboundStatuses } from '@threadline/shared/mail-outbox/choices';
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** Mail that the product itself sends, from writing to delivery. */
export const outboundMails = pgTable(
  'outbound_mails',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    toAddress: text().notNull(),
    /** The name in front of the sender's address; the product's own where there is none. */
    senderName: text(),
    subject: text().notNull(),
    body: text().notNull(),
    status: text({ enum: outboundStatuses }).notNull(),
    error: text(),
    attempts: integer().notNull().default(0),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('outbound_mails_page').on(table.orgId, table.createdAt, table.id),
  ],
);
