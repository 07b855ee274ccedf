import { bigint, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../platform/db/columns.js';

/** Each entry of the audit log with its place in the organisation's chain; written by the database as it commits. */
export const auditSeals = pgTable(
  'audit_seals',
  {
    orgId: orgId(),
    /** From 1, without gaps. */
    number: bigint({ mode: 'number' }).notNull(),
    auditSeq: bigint({ mode: 'number' }).notNull(),
    previousHash: text().notNull(),
    /** SHA-256, hex, over the previous hash and everything the entry says. */
    hash: text().notNull(),
    /** What the hash is over: from 2 on also the customer, the conversation and the moment that the event names. */
    version: smallint().notNull().default(1),
    /** The entry's number in the log when it was sealed, where an import has given it another since. */
    sealedSeq: bigint({ mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.number] }),
    unique('audit_seals_entry').on(table.orgId, table.auditSeq),
  ],
);

/** The end of each chain: the next entry is tied to it. */
export const auditHeads = pgTable('audit_heads', {
  orgId: uuid().primaryKey(),
  number: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
});

/** When the end of a chain was last written down outside the database; told to people, never taken as evidence. */
export const auditAnchorings = pgTable('audit_anchorings', {
  orgId: uuid().primaryKey(),
  number: bigint({ mode: 'number' }).notNull(),
  anchoredAt: instant().notNull(),
});
