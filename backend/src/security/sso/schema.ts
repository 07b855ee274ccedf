import { ssoKinds, ssoRoles } from '@threadline/shared/security/sso';
import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../../platform/auth/schema.js';
import { instant, orgId } from '../../platform/db/columns.js';

/** Where an organisation's own people sign in, and whose word for them counts here. */
export const ssoConnections = pgTable(
  'sso_connections',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    kind: text({ enum: ssoKinds }).notNull(),
    name: text().notNull(),
    /** Address of the OpenID issuer, or entity ID of the SAML provider. */
    issuer: text().notNull(),
    clientId: text(),
    /** Sealed. */
    clientSecret: text(),
    /** Where SAML requests go. */
    signInUrl: text(),
    /** PEM; by one of them SAML answers are signed. */
    certificates: text().array().notNull(),
    createsPeople: boolean().notNull(),
    createsRole: text({ enum: ssoRoles }).notNull(),
    /** An owner has decided whom to believe: nobody else opens an owner's desk by changing it. */
    vouchesForOwners: boolean().notNull(),
    testedAt: instant(),
    enabledAt: instant(),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.id] })],
);

/** Domains of which an organisation says that they are its own; believed once their TXT record says so too. */
export const ssoDomains = pgTable(
  'sso_domains',
  {
    orgId: orgId().references(() => organisations.id),
    domain: text().notNull(),
    connectionId: uuid().notNull(),
    /** What the record has to hold; no secret. */
    challenge: text().notNull(),
    createdAt: instant().notNull(),
    verifiedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.domain] }),
    index('sso_domains_domain').on(table.domain),
    index('sso_domains_connection').on(table.orgId, table.connectionId),
    foreignKey({
      columns: [table.orgId, table.connectionId],
      foreignColumns: [ssoConnections.orgId, ssoConnections.id],
    }),
  ],
);
