import { taskStatuses } from '@threadline/shared/tasks/choices';
import { sql } from 'drizzle-orm';
import { boolean, date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { contacts } from '../contacts/schema.js';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';
import { threads } from '../threads/schema.js';

export const tasks = pgTable(
  'tasks',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    threadId: uuid(),
    title: text().notNull(),
    body: text().notNull().default(''),
    assigneeId: uuid(),
    dueOn: date(),
    status: text({ enum: taskStatuses }).notNull().default('todo'),
    /** Shown to the customer in the portal, since `sharedAt`. */
    shared: boolean().notNull().default(false),
    sharedAt: instant(),
    /** The customer's side does it: `contactId`, or anybody there. */
    forCustomer: boolean().notNull().default(false),
    contactId: uuid(),
    /** What the customer reads below the title; the description stays inside. */
    customerText: text().notNull().default(''),
    createdBy: uuid(),
    createdAt: instant().notNull(),
    completedAt: instant(),
    removedAt: instant(),
    version: integer().notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('tasks_customer').on(table.orgId, table.customerId, table.createdAt, table.id).where(sql`removed_at is null`),
    index('tasks_open')
      .on(table.orgId, table.customerId, table.dueOn, table.createdAt, table.id)
      .where(sql`removed_at is null and status <> 'done' and completed_at is null`),
    index('tasks_assignee').on(table.orgId, table.assigneeId, table.dueOn, table.id).where(sql`removed_at is null`),
    index('tasks_shared').on(table.orgId, table.customerId).where(sql`shared and removed_at is null`),
    index('tasks_completed')
      .on(table.orgId, table.completedAt)
      .where(sql`removed_at is null and completed_at is not null`),
    index('tasks_created').on(table.orgId, table.createdAt).where(sql`removed_at is null`),
    index('tasks_title_trigrams').using('gin', sql`lower(title) gin_trgm_ops`),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.contactId], foreignColumns: [contacts.orgId, contacts.id] }),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
    foreignKey({ columns: [table.orgId, table.assigneeId], foreignColumns: [people.orgId, people.id] }),
  ],
);
