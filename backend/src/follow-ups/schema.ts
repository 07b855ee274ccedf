import { sql } from 'drizzle-orm';
import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { interactions } from '../interactions/schema.js';
import { people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

export const followUps = pgTable(
  'follow_ups',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    interactionId: uuid(),
    title: text().notNull(),
    dueOn: date().notNull(),
    assigneeId: uuid(),
    createdBy: uuid(),
    createdAt: instant().notNull(),
    completedAt: instant(),
    completedBy: uuid(),
    resolution: text(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('follow_ups_customer')
      .on(table.orgId, table.customerId, table.dueOn, table.id)
      .where(sql`removed_at is null`),
    index('follow_ups_open')
      .on(table.orgId, table.customerId, table.dueOn, table.id)
      .where(sql`removed_at is null and completed_at is null`),
    index('follow_ups_assignee')
      .on(table.orgId, table.assigneeId, table.dueOn, table.id)
      .where(sql`removed_at is null`),
    index('follow_ups_due').on(table.orgId, table.dueOn).where(sql`removed_at is null`),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.interactionId], foreignColumns: [interactions.orgId, interactions.id] }),
    foreignKey({ columns: [table.orgId, table.assigneeId], foreignColumns: [people.orgId, people.id] }),
  ],
);

export const followUpPostponements = pgTable(
  'follow_up_postponements',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    followUpId: uuid().notNull(),
    fromOn: date().notNull(),
    toOn: date().notNull(),
    reason: text(),
    personId: uuid(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('follow_up_postponements_at').on(table.orgId, table.at),
    index('follow_up_postponements_follow_up').on(table.orgId, table.followUpId),
    foreignKey({ columns: [table.orgId, table.followUpId], foreignColumns: [followUps.orgId, followUps.id] }),
  ],
);
