import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../platform/db/columns.js';
import { threads } from '../threads/schema.js';

/** A thread that no evidence could link, waiting for a person's decision. */
export const reviewItems = pgTable(
  'review_items',
  {
    orgId: orgId(),
    threadId: uuid().notNull(),
    senderAddress: text().notNull(),
    senderName: text(),
    /** The registrable domain, or the whole address for free-mail senders. */
    groupKey: text().notNull(),
    createdAt: instant().notNull(),
    resolvedAt: instant(),
    resolution: text({ enum: ['create_customer', 'link', 'ignore', 'linked_elsewhere'] }),
    /** The decision that settled it, so that it can be undone as a whole. */
    batchId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.threadId] }),
    index('review_items_open').on(table.orgId, table.groupKey).where(sql`resolved_at is null`),
    index('review_items_batch').on(table.orgId, table.batchId),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
  ],
);
