import { mailboxKinds, mailboxStores, mailPurgeCauses, mailTiers } from '@threadline/shared/mailboxes/choices';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

export const mailboxes = pgTable(
  'mailboxes',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    /** Lower case. */
    address: text().notNull(),
    kind: text({ enum: mailboxKinds }).notNull(),
    /** Whose personal mailbox it is; null for shared ones. */
    ownerId: uuid(),
    /** The name in front of the address of mail that goes out; the address alone where it is empty. */
    name: text().notNull().default(''),
    tier: text({ enum: mailTiers }).notNull().default('full'),
    store: text({ enum: mailboxStores }).notNull().default('known'),
    /** Labels or folders, in lower case, whose mail alone is kept; all where there is none. */
    labelsIn: jsonb().$type<string[]>().notNull().default([]),
    /** Labels or folders, in lower case, whose mail is never kept. */
    labelsOut: jsonb().$type<string[]>().notNull().default([]),
    /** Plain text below mail that goes out. */
    signature: text().notNull().default(''),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('mailboxes_address_unique').on(table.orgId, table.address),
    index('mailboxes_domain').on(table.orgId, sql`split_part(address, '@', 2)`),
    foreignKey({ columns: [table.orgId, table.ownerId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** Who works in a shared mailbox. */
export const mailboxPeople = pgTable(
  'mailbox_people',
  {
    orgId: orgId(),
    mailboxId: uuid().notNull(),
    personId: uuid().notNull(),
    addedBy: uuid(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.mailboxId, table.personId] }),
    index('mailbox_people_person').on(table.orgId, table.personId),
    foreignKey({ columns: [table.orgId, table.mailboxId], foreignColumns: [mailboxes.orgId, mailboxes.id] }),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);

/** Whose mail is never kept: of one person's mailboxes, known to them alone, or of one shared mailbox. */
export const mailBlocks = pgTable(
  'mail_blocks',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    personId: uuid(),
    mailboxId: uuid(),
    /** Lower case; an address, or else a domain with all below it. */
    address: text(),
    domain: text(),
    createdBy: uuid(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('mail_blocks_person').on(table.orgId, table.personId),
    index('mail_blocks_mailbox').on(table.orgId, table.mailboxId),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
    foreignKey({ columns: [table.orgId, table.mailboxId], foreignColumns: [mailboxes.orgId, mailboxes.id] }),
    check('mail_blocks_whose', sql`(person_id is null) <> (mailbox_id is null)`),
    check('mail_blocks_whom', sql`(address is null) <> (domain is null)`),
  ],
);

/** A mailbox whose kept mail is looked through again, so that no more of it stays than is agreed to now. */
export const mailPurges = pgTable(
  'mail_purges',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    mailboxId: uuid().notNull(),
    /** Whose mailbox it is; of a shared one null. */
    ownerId: uuid(),
    cause: text({ enum: mailPurgeCauses }).notNull(),
    /** Not before. */
    startsAt: instant().notNull(),
    /** The last mail that was looked at, from which a stopped worker goes on. */
    reached: uuid(),
    askedBy: uuid(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('mail_purges_open').on(table.orgId, table.startsAt).where(sql`finished_at is null`),
    index('mail_purges_mailbox').on(table.orgId, table.mailboxId, table.createdAt),
    foreignKey({ columns: [table.orgId, table.mailboxId], foreignColumns: [mailboxes.orgId, mailboxes.id] }),
  ],
);
