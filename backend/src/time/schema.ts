import { timeCategories } from '@threadline/shared/time/choices';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';
import { tasks } from '../tasks/schema.js';
import { threads } from '../threads/schema.js';

export const timeEntries = pgTable(
  'time_entries',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    personId: uuid().notNull(),
    customerId: uuid().notNull(),
    threadId: uuid(),
    taskId: uuid(),
    category: text({ enum: timeCategories }).notNull(),
    billable: boolean().notNull(),
    note: text().notNull().default(''),
    startedAt: instant().notNull(),
    endedAt: instant(),
    /** Whole seconds; null while the timer runs. */
    durationSeconds: integer(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex('time_entries_one_running')
      .on(table.orgId, table.personId)
      .where(sql`ended_at is null and removed_at is null`),
    index('time_entries_person').on(table.orgId, table.personId, table.startedAt, table.id),
    index('time_entries_started').on(table.orgId, table.startedAt),
    index('time_entries_long').on(table.orgId, table.startedAt).where(sql`duration_seconds > 86400`),
    index('time_entries_customer').on(table.orgId, table.customerId, table.startedAt, table.id),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
    foreignKey({ columns: [table.orgId, table.taskId], foreignColumns: [tasks.orgId, tasks.id] }),
  ],
);
