import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../db/columns.js';
import { organisations, people } from '../schema.js';

/** The authenticator app of a person; without effect until a first code has confirmed it. */
export const totpFactors = pgTable(
  'totp_factors',
  {
    orgId: orgId().references(() => organisations.id),
    personId: uuid().notNull(),
    /** Sealed: whoever reads it makes codes. */
    secret: text().notNull(),
    createdAt: instant().notNull(),
    confirmedAt: instant(),
    /** The last step whose code was taken; none up to it is taken again. */
    lastStep: bigint({ mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId] }),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** Codes for whoever has lost the app; each opens once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    orgId: orgId().references(() => organisations.id),
    personId: uuid().notNull(),
    /** SHA-256, hex: the codes have 80 random bits. */
    hash: text().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId, table.hash] }),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** Who has shown a first factor and is waited for with the second, in the browser that holds the value. */
export const waitingSignIns = pgTable(
  'waiting_sign_ins',
  {
    orgId: orgId().references(() => organisations.id),
    /** SHA-256 of the browser's value, hex. */
    hash: text().notNull(),
    personId: uuid().notNull(),
    /** What the first factor was. */
    by: text().notNull(),
    tries: integer().notNull().default(0),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.hash] }),
    index('waiting_sign_ins_person').on(table.orgId, table.personId),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);
