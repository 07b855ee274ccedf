import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** Archives of the whole organisation that somebody has asked for, and what became of them. */
export const archives = pgTable(
  'archives',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    requestedBy: uuid().notNull(),
    requestedAt: instant().notNull(),
    tablesDone: integer().notNull().default(0),
    /** Null until the work has begun. */
    tablesAll: integer(),
    finishedAt: instant(),
    failedAt: instant(),
    /** Which of several workers makes it; null until one has begun. */
    claim: uuid(),
    /** When that worker last said that it is at it. */
    aliveAt: instant(),
    /** Under what the log tells why it failed. */
    failure: text(),
    rows: bigint({ mode: 'number' }),
    files: integer(),
    size: bigint({ mode: 'number' }),
    /** Where its bytes lie, known before they are put there; null after it has run out or failed. */
    fileKey: text(),
    expiresAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('archives_page').on(table.orgId, table.requestedAt, table.id),
    foreignKey({ columns: [table.orgId, table.requestedBy], foreignColumns: [people.orgId, people.id] }),
  ],
);
