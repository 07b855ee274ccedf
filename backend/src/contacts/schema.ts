import { contactRoles } from '@threadline/shared/contacts/choices';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { organisations } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

export const contacts = pgTable(
  'contacts',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    name: text().notNull(),
    /** What names are sorted and found by. */
    nameKey: text().notNull().generatedAlwaysAs(sql`lower(name)`),
    title: text(),
    phone: text(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('contacts_name').on(table.orgId, table.nameKey, table.id),
    index('contacts_name_prefix').on(table.orgId, table.nameKey.op('text_pattern_ops')),
    index('contacts_name_trigrams').using('gin', table.nameKey.op('gin_trgm_ops')),
  ],
);

export const contactAddresses = pgTable(
  'contact_addresses',
  {
    orgId: orgId(),
    contactId: uuid().notNull(),
    /** Lower case, as people write it. */
    address: text().notNull(),
    /** Without +tag, and without dots where the provider ignores them: finds aliases, never decides. */
    aliasKey: text().notNull(),
    primary: boolean('is_primary').notNull().default(false),
    /** When mail to it last came back for good, and what the server said. */
    bouncedAt: instant(),
    bounceCode: text(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.contactId, table.address] }),
    index('contact_addresses_address').on(table.orgId, table.address),
    index('contact_addresses_domain').on(table.orgId, sql`split_part(address, '@', 2)`),
    index('contact_addresses_alias').on(table.orgId, table.aliasKey),
    index('contact_addresses_prefix').on(table.orgId, table.address.op('text_pattern_ops')),
    index('contact_addresses_trigrams').using('gin', sql`address gin_trgm_ops`),
    foreignKey({ columns: [table.orgId, table.contactId], foreignColumns: [contacts.orgId, contacts.id] }),
  ],
);

export const customerContacts = pgTable(
  'customer_contacts',
  {
    orgId: orgId(),
    customerId: uuid().notNull(),
    contactId: uuid().notNull(),
    role: text({ enum: contactRoles }),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.customerId, table.contactId] }),
    index('customer_contacts_contact').on(table.orgId, table.contactId),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.contactId], foreignColumns: [contacts.orgId, contacts.id] }),
  ],
);
