import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** A text to be put into mails; with an owner their own, without one the team's. */
export const cannedResponses = pgTable(
  'canned_responses',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    ownerId: uuid(),
    title: text().notNull(),
    /** Plain text with variables such as {{contact.first_name}}. */
    body: text().notNull(),
    /** Two letters, such as en; null where it fits any. */
    language: text(),
    createdBy: uuid(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('canned_responses_page').on(table.orgId, table.title, table.id),
    foreignKey({ columns: [table.orgId, table.ownerId], foreignColumns: [people.orgId, people.id] }),
  ],
);
