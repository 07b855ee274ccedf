import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../db/columns.js';
import { deviceGrants, organisations, people } from '../schema.js';

/** Browsers in which a person has signed in, by a value that each keeps: a new one is told to the person by mail. */
export const knownBrowsers = pgTable(
  'known_browsers',
  {
    orgId: orgId().references(() => organisations.id),
    personId: uuid().notNull(),
    /** SHA-256 of the browser's value, hex. */
    hash: text().notNull(),
    firstSeenAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId, table.hash] }),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** Every refresh token that a device has had before its present one: any of them that comes again was copied. */
export const spentRefreshTokens = pgTable(
  'spent_refresh_tokens',
  {
    orgId: orgId().references(() => organisations.id),
    hash: text().notNull(),
    grantId: uuid().notNull(),
    spentAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.hash] }),
    index('spent_refresh_tokens_hash').on(table.hash),
    index('spent_refresh_tokens_grant').on(table.orgId, table.grantId),
    foreignKey({
      columns: [table.orgId, table.grantId],
      foreignColumns: [deviceGrants.orgId, deviceGrants.id],
    }).onDelete('cascade'),
  ],
);
