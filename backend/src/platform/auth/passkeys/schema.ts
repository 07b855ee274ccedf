import { bigint, boolean, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../db/columns.js';
import { organisations, people } from '../schema.js';

/** Public halves of the keys by which people sign in without a password. */
export const passkeys = pgTable(
  'passkeys',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    personId: uuid().notNull(),
    /** What the person calls it. */
    name: text().notNull(),
    /** The authenticator's id for it, base64url. */
    credentialId: text().notNull(),
    /** COSE, base64url. */
    publicKey: text().notNull(),
    /** How often it has signed, as it says itself; 0 for keys that do not count. */
    counter: bigint({ mode: 'number' }).notNull(),
    /** How a browser reaches it: internal, hybrid, usb and so on. */
    transports: text().array().notNull(),
    /** It is kept in several places, such as by an account of the person's. */
    backedUp: boolean().notNull(),
    /** It opens nothing by itself any more: it counts beside the password. */
    onlySecond: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('passkeys_credential_unique').on(table.orgId, table.credentialId),
    index('passkeys_person').on(table.orgId, table.personId),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);
