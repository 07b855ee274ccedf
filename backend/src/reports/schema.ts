import { reportNames } from '@threadline/shared/reports/choices';
import { timeCategories } from '@threadline/shared/time/choices';
import { timelineKinds } from '@threadline/shared/timeline/schema';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { organisations, people } from '../platform/auth/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

/** Seconds of a day in the organisation's zone; an entry across midnight is in both of its days. */
export const reportHours = pgTable(
  'report_hours',
  {
    orgId: orgId().references(() => organisations.id),
    day: date().notNull(),
    customerId: uuid().notNull(),
    personId: uuid().notNull(),
    category: text({ enum: timeCategories }).notNull(),
    billable: boolean().notNull(),
    seconds: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.orgId, table.day, table.customerId, table.personId, table.category, table.billable],
    }),
  ],
);

/** The same without customers and categories: a tenth of the rows, for sums by person, unit and time. */
export const reportPersonHours = pgTable(
  'report_person_hours',
  {
    orgId: orgId().references(() => organisations.id),
    day: date().notNull(),
    personId: uuid().notNull(),
    seconds: integer().notNull(),
    billableSeconds: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.day, table.personId] }),
    index('report_person_hours_person').on(table.orgId, table.personId, table.day),
  ],
);

/** Timeline lines of a day that everyone in scope sees; what is for one person's eyes is counted as it stands. */
export const reportActivity = pgTable(
  'report_activity',
  {
    orgId: orgId().references(() => organisations.id),
    day: date().notNull(),
    customerId: uuid().notNull(),
    /** The all-zero id for what no colleague did, such as a customer's mail. */
    personId: uuid().notNull(),
    kind: text({ enum: timelineKinds }).notNull(),
    sensitive: boolean().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.orgId, table.day, table.customerId, table.personId, table.kind, table.sensitive],
    }),
    index('report_activity_customer').on(table.orgId, table.customerId, table.day),
  ],
);

/**
 * Days whose roll-ups no longer say what the rows say, marked by the writer's own transaction. One row for each write:
 * a row shared by writers would make them wait for each other.
 */
export const reportStaleDays = pgTable(
  'report_stale_days',
  {
    orgId: orgId().references(() => organisations.id),
    subject: text({ enum: ['hours', 'activity'] }).notNull(),
    day: date().notNull(),
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.subject, table.day, table.seq] })],
);

/** From which day on the roll-ups speak, and in which zone they were made: in another one they say nothing. */
export const reportStates = pgTable(
  'report_states',
  {
    orgId: orgId().references(() => organisations.id),
    timeZone: text().notNull(),
    builtFrom: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId] })],
);

/** A report's filters under a name; each person has their own. */
export const reportViews = pgTable(
  'report_views',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    personId: uuid().notNull(),
    report: text({ enum: reportNames }).notNull(),
    name: text().notNull(),
    settings: jsonb().$type<Record<string, string | string[]>>().notNull(),
    isDefault: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('report_views_person').on(table.orgId, table.personId, table.report, table.name),
    uniqueIndex('report_views_one_default')
      .on(table.orgId, table.personId, table.report)
      .where(sql`is_default and removed_at is null`),
    foreignKey({ columns: [table.orgId, table.personId], foreignColumns: [people.orgId, people.id] }),
  ],
);
