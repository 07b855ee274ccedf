import { attendances, meetingStates } from '@threadline/shared/meetings/choices';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../platform/db/columns.js';
import { messages } from '../threads/schema.js';

/** A meeting as the latest invitation says (UID and SEQUENCE). Seen by those who may read the mail it came by. */
export const meetings = pgTable(
  'meetings',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    uid: text().notNull(),
    /** Of a repeated meeting: the day that this one stands for; empty for all of them. */
    recurrenceId: text().notNull().default(''),
    sequence: integer().notNull(),
    /** When the invitation was written: of one SEQUENCE the later counts. */
    writtenAt: instant(),
    messageId: uuid().notNull(),
    title: text().notNull(),
    place: text(),
    startsAt: instant().notNull(),
    endsAt: instant(),
    allDay: boolean().notNull().default(false),
    organiser: text(),
    state: text({ enum: meetingStates }).notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    // Anybody can write any UID: two organisers' meetings are two.
    uniqueIndex('meetings_uid').on(table.orgId, table.uid, table.recurrenceId, sql`coalesce(organiser, '')`),
    index('meetings_page').on(table.orgId, table.startsAt, table.id),
    index('meetings_message').on(table.orgId, table.messageId),
    foreignKey({ columns: [table.orgId, table.messageId], foreignColumns: [messages.orgId, messages.id] }),
  ],
);

export const meetingPeople = pgTable(
  'meeting_people',
  {
    orgId: orgId(),
    meetingId: uuid().notNull(),
    /** Lower case. */
    address: text().notNull(),
    name: text(),
    attendance: text({ enum: attendances }).notNull(),
    answeredAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.meetingId, table.address] }),
    index('meeting_people_address').on(table.orgId, table.address),
    foreignKey({ columns: [table.orgId, table.meetingId], foreignColumns: [meetings.orgId, meetings.id] }),
  ],
);
