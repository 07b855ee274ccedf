import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** Bytes in the store, once for each content of an organisation. */
export const storedFiles = pgTable(
  'stored_files',
  {
    orgId: orgId().references(() => organisations.id),
    /** SHA-256 of the content, hex. */
    hash: text().notNull(),
    /** The random name in the store. */
    key: text().notNull(),
    /** As found in the bytes. */
    type: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.hash] })],
);

/** A file of a customer, as the team names it; shown to the customer since `sharedAt`. */
export const documents = pgTable(
  'documents',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    name: text().notNull(),
    fileHash: text().notNull(),
    type: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    addedBy: uuid(),
    addedAt: instant().notNull(),
    sharedAt: instant(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('documents_customer')
      .on(table.orgId, table.customerId, table.addedAt, table.id)
      .where(sql`removed_at is null`),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.fileHash], foreignColumns: [storedFiles.orgId, storedFiles.hash] }),
    foreignKey({ columns: [table.orgId, table.addedBy], foreignColumns: [people.orgId, people.id] }),
  ],
);
