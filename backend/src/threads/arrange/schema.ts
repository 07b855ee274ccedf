import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../platform/db/columns.js';

/** Threads merged or split by hand. */
export const threadChanges = pgTable(
  'thread_changes',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    kind: text({ enum: ['merge', 'split'] }).notNull(),
    fromThreadId: uuid().notNull(),
    intoThreadId: uuid().notNull(),
    messageIds: uuid().array().notNull(),
    /** Keys of Message-IDs that went along. */
    idHashes: text().array().notNull(),
    /** What else went along, by its table; and the links that were made by it. */
    moved: jsonb().$type<Record<string, string[]>>().notNull().default({}),
    actorId: uuid(),
    createdAt: instant().notNull(),
    undoneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('thread_changes_into').on(table.orgId, table.intoThreadId),
    index('thread_changes_from').on(table.orgId, table.fromThreadId),
  ],
);
