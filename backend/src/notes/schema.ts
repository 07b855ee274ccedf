import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';
import { tasks } from '../tasks/schema.js';
import { threads } from '../threads/schema.js';

/** The team's own layer. The portal's database role has no grant here. */
export const internalNotes = pgTable(
  'internal_notes',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    threadId: uuid(),
    taskId: uuid(),
    body: text().notNull(),
    sensitive: boolean().notNull().default(false),
    authorId: uuid(),
    createdAt: instant().notNull(),
    editedAt: instant(),
    removedAt: instant(),
    version: integer().notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('internal_notes_customer')
      .on(table.orgId, table.customerId, table.createdAt, table.id)
      .where(sql`removed_at is null`),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
    foreignKey({ columns: [table.orgId, table.taskId], foreignColumns: [tasks.orgId, tasks.id] }),
    foreignKey({ columns: [table.orgId, table.authorId], foreignColumns: [people.orgId, people.id] }),
  ],
);

export const noteMentions = pgTable(
  'note_mentions',
  { orgId: orgId(), noteId: uuid().notNull(), personId: uuid().notNull() },
  (table) => [
    primaryKey({ columns: [table.orgId, table.noteId, table.personId] }),
    foreignKey({ columns: [table.orgId, table.noteId], foreignColumns: [internalNotes.orgId, internalNotes.id] }),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);
