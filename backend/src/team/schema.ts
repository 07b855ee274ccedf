import { teamRoles } from '@threadline/shared/kernel/roles';
import { handedItemKinds } from '@threadline/shared/team/holding';
import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** Who has been asked to join: one address, one role, one link. Each mail is a row of its own; a newer one replaces it. */
export const invitations = pgTable(
  'invitations',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    /** Lower case; the link is for this address and no other. */
    email: text().notNull(),
    name: text(),
    role: text({ enum: teamRoles }).notNull(),
    /** Customers that they work with from the first day. */
    customerIds: uuid().array().notNull().default(sql`'{}'`),
    invitedBy: uuid().notNull(),
    /** SHA-256 of the token in the mailed link, hex; null until the mail is written. */
    tokenHash: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    personId: uuid(),
    withdrawnAt: instant(),
    /** The invitation that was sent instead of this one. */
    replacedBy: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('invitations_token').on(table.tokenHash),
    index('invitations_page').on(table.orgId, table.createdAt, table.id),
    uniqueIndex('invitations_one_open')
      .on(table.orgId, table.email)
      .where(sql`accepted_at is null and withdrawn_at is null`),
    foreignKey({ columns: [table.orgId, table.invitedBy], foreignColumns: [people.orgId, people.id] }),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** What somebody handed over when they left or got a narrower role: it goes back to them while that can be undone. */
export const handedItems = pgTable(
  'handed_items',
  {
    orgId: orgId(),
    /** Whose it was. */
    personId: uuid().notNull(),
    kind: text({ enum: handedItemKinds }).notNull(),
    /** The customer, task, follow-up or colleague. Without a foreign key: it may be gone by the time it goes back. */
    itemId: uuid().notNull(),
    /** Who took it over; the person themself where nobody did. */
    toId: uuid().notNull(),
    handedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId, table.kind, table.itemId, table.toId] }),
    index('handed_items_age').on(table.orgId, table.handedAt),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
    foreignKey({ columns: [table.orgId, table.toId], foreignColumns: [people.orgId, people.id] }),
  ],
);
