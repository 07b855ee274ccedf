import { timelineKinds, timelineSources } from '@threadline/shared/timeline/schema';
import { sql } from 'drizzle-orm';
import { boolean, customType, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { customers } from '../customers/schema.js';
import { instant, orgId } from '../platform/db/columns.js';

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** One line of a customer's timeline, written by the timeline's own reading of events. */
export const timelineEntries = pgTable(
  'timeline_entries',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    at: instant().notNull(),
    kind: text({ enum: timelineKinds }).notNull(),
    event: text().notNull(),
    source: text({ enum: timelineSources }).notNull(),
    title: text().notNull(),
    preview: text(),
    fromName: text(),
    actorId: uuid(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    threadId: uuid(),
    taskId: uuid(),
    customerFacing: boolean().notNull(),
    system: boolean().notNull(),
    /** Tells of a sensitive note: hidden from contractors and read-only people. */
    sensitive: boolean().notNull().default(false),
    /** Whose eyes alone it is for, such as a time entry's owner; null for everyone in scope. */
    visibleTo: uuid(),
    removedAt: instant(),
    /** What it tells of: the event, or the mail itself, which a timeline shows once however often it is linked. */
    toldBy: uuid().notNull().default(sql`'00000000-0000-0000-0000-000000000000'`),
    search: searchVector(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('timeline_entries_once').on(
      table.orgId,
      table.customerId,
      table.subjectId,
      table.event,
      table.at,
      table.toldBy,
    ),
    index('timeline_entries_page').on(table.orgId, table.customerId, table.at, table.id).where(sql`removed_at is null`),
    index('timeline_entries_touch')
      .on(table.orgId, table.customerId, table.at)
      .where(sql`removed_at is null and customer_facing`),
    index('timeline_entries_day').on(table.orgId, table.at).where(sql`removed_at is null and visible_to is null`),
    index('timeline_entries_personal')
      .on(table.orgId, table.visibleTo, table.at)
      .where(sql`removed_at is null and visible_to is not null`),
    index('timeline_entries_task')
      .on(table.orgId, table.at, table.taskId)
      .where(sql`removed_at is null and task_id is not null`),
    index('timeline_entries_portal_visits')
      .on(table.orgId, table.customerId, table.at)
      .where(sql`removed_at is null and kind = 'portal_visit'`),
    index('timeline_entries_subject').on(table.orgId, table.subjectId),
    index('timeline_entries_thread').on(table.orgId, table.threadId),
    index('timeline_entries_search').using('gin', table.search),
    foreignKey({ columns: [table.orgId, table.customerId], foreignColumns: [customers.orgId, customers.id] }),
  ],
);
