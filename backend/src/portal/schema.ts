import { digestRhythms, portalLanguages } from '@threadline/shared/portal/schema';
import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { contacts } from '../contacts/schema.js';
import { customers } from '../customers/schema.js';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';
import { threads } from '../threads/schema.js';

/** A customer's person as a guest of the portal: what they have set, and when they came. Made when it is first needed. */
export const portalGuests = pgTable(
  'portal_guests',
  {
    orgId: orgId(),
    customerId: uuid().notNull(),
    contactId: uuid().notNull(),
    digest: text({ enum: digestRhythms }).notNull().default('weekly'),
    language: text({ enum: portalLanguages }).notNull().default('en'),
    welcomedAt: instant(),
    invitedAt: instant(),
    lastSeenAt: instant(),
    /** The end of the visit before the one that goes on now. */
    previousVisitAt: instant(),
    /** Up to where digests have told of changes. */
    toldUntil: instant(),
    closedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.customerId, table.contactId] }),
    index('portal_guests_digest').on(table.orgId, table.toldUntil).where(sql`digest <> 'off'`),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.contactId], foreignColumns: [contacts.orgId, contacts.id] }),
  ],
);

export const portalSessions = pgTable(
  'portal_sessions',
  {
    orgId: orgId().references(() => organisations.id),
    /** SHA-256 of the cookie's value, hex. */
    id: text().notNull(),
    customerId: uuid().notNull(),
    contactId: uuid().notNull(),
    userAgent: text(),
    createdAt: instant().notNull(),
    /** Slides with use. */
    expiresAt: instant().notNull(),
    /** Never moves. */
    endsAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('portal_sessions_id').on(table.id),
    index('portal_sessions_contact').on(table.orgId, table.contactId),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.contactId], foreignColumns: [contacts.orgId, contacts.id] }),
  ],
);

export const linkPurposes = ['sign_in', 'invite', 'unsubscribe'] as const;

/** Mailed links: stored as hashes, for one purpose, used once where they let somebody in. */
export const portalLinks = pgTable(
  'portal_links',
  {
    orgId: orgId().references(() => organisations.id),
    tokenHash: text().notNull(),
    purpose: text({ enum: linkPurposes }).notNull(),
    customerId: uuid().notNull(),
    contactId: uuid().notNull(),
    /** The address that it was mailed to, without which it lets nobody in; null for one that lets nobody in anyway. */
    sentTo: text(),
    /** Hash of the cookie of the browser that asked; null for links that nobody asked for. */
    nonceHash: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.tokenHash] }),
    index('portal_links_expiry').on(table.orgId, table.expiresAt),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.contactId], foreignColumns: [contacts.orgId, contacts.id] }),
  ],
);

/** Somebody asked for a link. Known and unknown addresses leave the same row, and a job finds out later whose it is. */
export const portalLinkRequests = pgTable(
  'portal_link_requests',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    address: text().notNull(),
    nonceHash: text().notNull(),
    language: text({ enum: portalLanguages }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.id] })],
);

/** A conversation that is shown to a customer: of its mails those in which the customer's own people took part. */
export const threadShares = pgTable(
  'thread_shares',
  {
    orgId: orgId(),
    threadId: uuid().notNull(),
    customerId: uuid().notNull(),
    sharedAt: instant().notNull(),
    /** Whose own mailboxes may show their mail too. */
    sharedBy: uuid(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.threadId, table.customerId] }),
    index('thread_shares_customer').on(table.orgId, table.customerId).where(sql`removed_at is null`),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.sharedBy], foreignColumns: [people.orgId, people.id] }),
  ],
);
