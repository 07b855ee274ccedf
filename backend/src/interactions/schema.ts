import { interactionKinds } from '@threadline/shared/interactions/schema';
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';
import { threads } from '../threads/schema.js';

export const interactions = pgTable(
  'interactions',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    threadId: uuid(),
    kind: text({ enum: interactionKinds }).notNull(),
    note: text().notNull().default(''),
    occurredAt: instant().notNull(),
    personId: uuid(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('interactions_customer').on(table.orgId, table.customerId, table.occurredAt),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);
