import { teamRoles } from '@threadline/shared/kernel/roles';
import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../db/columns.js';

export const organisations = pgTable('organisations', {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  /** IANA zone in which the organisation's days begin. */
  timeZone: text().notNull(),
  locale: text().notNull(),
  createdAt: instant().notNull(),
});

export const people = pgTable(
  'people',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    /** Lower case; the sign-in name within the organisation. */
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: teamRoles }).notNull(),
    passwordHash: text(),
    /** The team that reports and routing know; null for those in none. */
    unit: text(),
    /** Who approves, and hence reads, this person's hours; null for nobody. */
    approverId: uuid(),
    suspendedAt: instant(),
    /** Who has left: suspended too, and the address is free again. What they wrote keeps their name. */
    removedAt: instant(),
    lastSeenAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex('people_email_unique').on(table.orgId, table.email).where(sql`removed_at is null`),
    index('people_sign_in').on(table.email),
    index('people_domain')
      .on(table.orgId, sql`split_part(email, '@', 2)`)
      .where(sql`role in ('owner', 'admin', 'member')`),
    index('people_approver').on(table.orgId, table.approverId).where(sql`approver_id is not null`),
    foreignKey({ columns: [table.orgId, table.approverId], foreignColumns: [table.orgId, table.id] }),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    orgId: orgId().references(() => organisations.id),
    /** SHA-256 of the cookie's value, hex: the value itself is stored nowhere. */
    id: text().notNull(),
    /** What people and records call it by; stays when the cookie's value is renewed. */
    handle: uuid().notNull().defaultRandom(),
    /** The hash before, good for the requests that were under way when the value was renewed. */
    previousId: text(),
    renewedAt: instant(),
    personId: uuid().notNull(),
    userAgent: text(),
    /** Where sign-in came from, and where the last use. */
    ip: text(),
    lastIp: text(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    /** When the person last showed that it is really them. */
    provenAt: instant(),
    /** Slides with use. */
    expiresAt: instant().notNull(),
    /** Never moves. */
    endsAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('sessions_id').on(table.id),
    index('sessions_previous_id').on(table.previousId),
    index('sessions_person').on(table.orgId, table.personId),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

export const authorisationCodes = pgTable(
  'authorisation_codes',
  {
    orgId: orgId().references(() => organisations.id),
    codeHash: text().notNull(),
    personId: uuid().notNull(),
    clientId: text().notNull(),
    redirectUri: text().notNull(),
    codeChallenge: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.codeHash] }),
    index('authorisation_codes_hash').on(table.codeHash),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** One signed-in device of the extension or add-in: a family of rotating refresh tokens. */
export const deviceGrants = pgTable(
  'device_grants',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    personId: uuid().notNull(),
    clientId: text().notNull(),
    userAgent: text(),
    accessHash: text().notNull(),
    accessExpiresAt: instant().notNull(),
    refreshHash: text().notNull(),
    /** The refresh token before: presenting it once more means that it was copied, and ends the grant. */
    previousRefreshHash: text(),
    createdAt: instant().notNull(),
    refreshedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** Why it was ended, where that was not by hand. */
    endedBecause: text({ enum: ['copied', 'password', 'reset'] }),
    ip: text(),
    lastIp: text(),
    lastUsedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('device_grants_access').on(table.accessHash),
    index('device_grants_refresh').on(table.refreshHash),
    index('device_grants_previous_refresh').on(table.previousRefreshHash),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    personId: uuid().notNull(),
    name: text().notNull(),
    prefix: text().notNull(),
    keyHash: text().notNull(),
    scopes: text().array().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    expiresAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('api_keys_hash').on(table.keyHash),
    index('api_keys_person').on(table.orgId, table.personId, table.createdAt),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** Whom somebody else vouches for: the subject of an issuer, as a person of this organisation has claimed it for themselves. */
export const identities = pgTable(
  'identities',
  {
    orgId: orgId().references(() => organisations.id),
    issuer: text().notNull(),
    subject: text().notNull(),
    /** What its person's list calls it by. */
    id: uuid().notNull().defaultRandom(),
    personId: uuid().notNull(),
    provider: text({ enum: ['google', 'microsoft', 'sso'] }).notNull(),
    /** An address that the issuer named when it was linked, for its person to know it by; finds nobody. */
    label: text(),
    linkedAt: instant().notNull(),
    lastUsedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.issuer, table.subject] }),
    uniqueIndex('identities_id').on(table.orgId, table.id),
    index('identities_subject').on(table.issuer, table.subject),
    index('identities_person').on(table.orgId, table.personId),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** Assertions that have been taken, each a single time; kept until they would have run out anyway. */
export const usedAssertions = pgTable(
  'used_assertions',
  {
    orgId: orgId().references(() => organisations.id),
    /** SHA-256 of the assertion, hex. */
    hash: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.hash] })],
);

/** Failed sign-ins by account and by address, kept outside any organisation since none is known yet. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    /** SHA-256 of `account:<address>` or `network:<prefix>`. */
    subject: text().primaryKey(),
    failures: bigint({ mode: 'number' }).notNull(),
    windowStartedAt: instant().notNull(),
  },
  // Not unique: of two first tries in one millisecond the second would break on it, which ON CONFLICT does not catch.
  (table) => [index('sign_in_attempts_age').on(table.windowStartedAt)],
);
