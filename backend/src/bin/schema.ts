import { binKinds } from '@threadline/shared/bin/choices';
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** Something that was removed and can still be brought back. Its id is that of the thing itself. */
export const binItems = pgTable(
  'bin_items',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    kind: text({ enum: binKinds }).notNull(),
    /** The customer it belongs to; null for customers themselves and for contacts of nobody. */
    customerId: uuid(),
    /** Title or name at that time; empty for what has none. Never text of a note. */
    name: text().notNull(),
    removedBy: uuid(),
    removedAt: instant().notNull(),
    /** What it went into the bin with, and comes back with. */
    withId: uuid(),
    /** Somebody has decided that it goes before its time; what is left of it goes with the next sweep. */
    purgeAskedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('bin_items_page').on(table.orgId, table.removedAt, table.id),
    index('bin_items_person').on(table.orgId, table.removedBy, table.removedAt, table.id),
    index('bin_items_customer').on(table.orgId, table.customerId),
    foreignKey({ columns: [table.orgId, table.removedBy], foreignColumns: [people.orgId, people.id] }),
  ],
);
