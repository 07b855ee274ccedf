import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../db/columns.js';
import { organisations, people } from '../schema.js';

/** Links by which a person sets a new password, each once. */
export const passwordResets = pgTable(
  'password_resets',
  {
    orgId: orgId().references(() => organisations.id),
    /** SHA-256 of the link's token, hex. */
    hash: text().notNull(),
    personId: uuid().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.hash] }),
    index('password_resets_hash').on(table.hash),
    index('password_resets_person').on(table.orgId, table.personId),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** Addresses for which a link was asked, kept outside any organisation: whether anybody has them is looked up later. */
export const resetRequests = pgTable(
  'reset_requests',
  {
    /** SHA-256 of the address, hex. */
    hash: text().primaryKey(),
    /** Forgotten once the mail is written, or once it is known that there is nobody. */
    address: text(),
    language: text().notNull(),
    askedAt: instant().notNull(),
  },
  (table) => [index('reset_requests_age').on(table.askedAt)],
);
