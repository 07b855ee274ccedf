import { batchStates, relinkCauses } from '@threadline/shared/threads/choices';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../../customers/schema.js';
import { instant, orgId } from '../../platform/db/columns.js';

/** History linked anew by one decision, and taken back by one. */
export const relinkBatches = pgTable(
  'relink_batches',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    cause: text({ enum: relinkCauses }).notNull(),
    /** The address, domain or rule that the decision is about. */
    evidence: jsonb().$type<{ address?: string; domain?: string; ruleId?: string; contactId?: string }>().notNull(),
    state: text({ enum: batchStates }).notNull(),
    /** Threads that it concerns, and those that are done. */
    found: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    /** The last thread that is done, from which a stopped worker goes on. */
    reached: uuid(),
    actorId: uuid(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
    undoneAt: instant(),
    undoneBy: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('relink_batches_page').on(table.orgId, table.createdAt, table.id),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
  ],
);
