import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** An organisation that is being deleted: nobody comes in, and after thirty days nothing of it is left. */
export const organisationRemovals = pgTable(
  'organisation_removals',
  {
    orgId: orgId().references(() => organisations.id),
    /** The word of the database, which nobody of the product may write. */
    removedAt: instant().notNull().defaultNow(),
    /** From here on it is not taken back: its files are going. */
    purgeBeganAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.orgId] })],
);

/** By what an owner takes the deletion back; each has a link of their own. */
export const organisationReturns = pgTable(
  'organisation_returns',
  {
    orgId: orgId(),
    personId: uuid().notNull(),
    /** SHA-256 of the token in the mailed link, hex. */
    tokenHash: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId] }),
    index('organisation_returns_token').on(table.tokenHash),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);
