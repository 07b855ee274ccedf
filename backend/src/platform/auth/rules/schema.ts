import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../db/columns.js';
import { organisations } from '../schema.js';

/** How an organisation lets its people sign in; without a row, as everybody does. */
export const signInRules = pgTable(
  'sign_in_rules',
  {
    orgId: orgId().references(() => organisations.id),
    requireSecondFactor: boolean().notNull(),
    ways: text().array().notNull(),
    idleMinutes: integer().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId] })],
);
