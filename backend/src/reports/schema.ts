import { reportNames } from '@threadline/shared/reports/choices';
import { timeCategories } from '@threadline/shared/time/choices';
import { timelineKinds } from '@threadline/shared/timeline/schema';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
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

/** The place of each person in the sums' bits; a number is kept for good. */
export const reportPeople = pgTable(
  'report_people',
  {
    orgId: orgId().references(() => organisations.id),
    personId: uuid().notNull(),
    number: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.personId] }),
    uniqueIndex('report_people_number').on(table.orgId, table.number),
  ],
);

/**
 * Who has a share in a sum, a bit for each person by number. Added up by "or", it tells how many they are, and whether
 * the sum is one person's own. Rows from before somebody joined are shorter.
 */
const peopleBits = customType<{ data: string }>({ dataType: () => 'bit varying' });

const sums = {
  seconds: bigint({ mode: 'number' }).notNull(),
  billableSeconds: bigint({ mode: 'number' }).notNull(),
};
const sharers = { billablePeople: peopleBits(), unbillablePeople: peopleBits() };

/** Seconds of everybody by day and category, for reports that ask neither for customers nor for people. */
export const reportDayHours = pgTable(
  'report_day_hours',
  {
    orgId: orgId().references(() => organisations.id),
    day: date().notNull(),
    category: text({ enum: timeCategories }).notNull(),
    ...sums,
    ...sharers,
  },
  (table) => [primaryKey({ columns: [table.orgId, table.day, table.category] })],
);

/** Seconds of everybody by customer, of each day and again of each month. */
export const reportCustomerHours = pgTable(
  'report_customer_hours',
  {
    orgId: orgId().references(() => organisations.id),
    grain: text({ enum: ['day', 'month'] }).notNull(),
    /** The day, or the first of the month. */
    day: date().notNull(),
    customerId: uuid().notNull(),
    ...sums,
    ...sharers,
  },
  (table) => [primaryKey({ columns: [table.orgId, table.grain, table.day, table.customerId] })],
);

/** Seconds of everybody in a month by customer and category. */
export const reportCustomerCategoryHours = pgTable(
  'report_customer_category_hours',
  {
    orgId: orgId().references(() => organisations.id),
    /** The first of the month. */
    month: date().notNull(),
    customerId: uuid().notNull(),
    category: text({ enum: timeCategories }).notNull(),
    ...sums,
    ...sharers,
  },
  (table) => [primaryKey({ columns: [table.orgId, table.month, table.customerId, table.category] })],
);

/** Seconds of a month by person and category. */
export const reportPersonCategoryHours = pgTable(
  'report_person_category_hours',
  {
    orgId: orgId().references(() => organisations.id),
    /** The first of the month. */
    month: date().notNull(),
    personId: uuid().notNull(),
    category: text({ enum: timeCategories }).notNull(),
    ...sums,
  },
  (table) => [primaryKey({ columns: [table.orgId, table.personId, table.month, table.category] })],
);

/** Seconds of a month by customer and person, for reports that ask for both. */
export const reportCustomerPersonHours = pgTable(
  'report_customer_person_hours',
  {
    orgId: orgId().references(() => organisations.id),
    /** The first of the month. */
    month: date().notNull(),
    customerId: uuid().notNull(),
    personId: uuid().notNull(),
    ...sums,
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.customerId, table.month, table.personId] }),
    // Holds every column, so that a unit's hours are read from the index alone.
    index('report_customer_person_hours_person').on(
      ...[table.orgId, table.personId, table.month, table.customerId, table.seconds, table.billableSeconds],
    ),
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
    /** From which day on the sums of customers and months speak as well; never before `builtFrom`. */
    summedFrom: date().notNull().default('infinity'),
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
