import { sizes, stages } from '@threadline/shared/customers/choices';
import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

export const customers = pgTable(
  'customers',
  {
    orgId: orgId().references(() => organisations.id),
    id: uuid().notNull(),
    name: text().notNull(),
    /** What names are sorted and found by: a plain column, which an index can serve under row-level security. */
    nameKey: text().notNull().generatedAlwaysAs(sql`lower(name)`),
    stage: text({ enum: stages }).notNull(),
    industry: text(),
    plan: text(),
    size: text({ enum: sizes }),
    region: text(),
    useCase: text(),
    tags: text().array().notNull().default(sql`'{}'`),
    signedUpOn: date(),
    startedOn: date(),
    contractStartOn: date(),
    contractEndOn: date(),
    renewalOn: date(),
    mrrCents: bigint({ mode: 'number' }),
    currency: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    /** In the bin: out of everybody's sight until it is brought back or gone for good. */
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('customers_by_name').on(table.orgId, table.nameKey, table.id),
    index('customers_name_prefix').on(table.orgId, table.nameKey.op('text_pattern_ops')),
    index('customers_by_creation').on(table.orgId, table.createdAt, table.id),
    index('customers_by_renewal').on(table.orgId, table.renewalOn, table.id),
    index('customers_name_trigrams').using('gin', table.nameKey.op('gin_trgm_ops')),
    index('customers_removed').on(table.orgId, table.removedAt).where(sql`removed_at is not null`),
  ],
);

export const customerDomains = pgTable(
  'customer_domains',
  {
    orgId: orgId(),
    customerId: uuid().notNull(),
    domain: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.domain, table.customerId] }),
    index('customer_domains_customer').on(table.orgId, table.customerId),
    index('customer_domains_prefix').on(table.orgId, table.domain.op('text_pattern_ops')),
    index('customer_domains_trigrams').using('gin', sql`domain gin_trgm_ops`),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
  ],
);

export const assignmentKinds = ['owner', 'assigned'] as const;

/** Who works with a customer: the account owner and the others. It also decides which rows a member sees. */
export const assignments = pgTable(
  'assignments',
  {
    orgId: orgId(),
    customerId: uuid().notNull(),
    personId: uuid().notNull(),
    kind: text({ enum: assignmentKinds }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId, table.customerId, table.kind] }),
    uniqueIndex('assignments_one_owner').on(table.orgId, table.customerId).where(sql`kind = 'owner'`),
    index('assignments_customer').on(table.orgId, table.customerId),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);
