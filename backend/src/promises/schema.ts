import { promiseSides, promiseStates } from '@threadline/shared/promises/choices';
import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../platform/db/columns.js';
import { messages, threads } from '../threads/schema.js';

/** What somebody promised in a mail. Seen by those who may read the mail. */
export const promises = pgTable(
  'promises',
  {
    orgId: orgId(),
    id: uuid().notNull(),
    messageId: uuid().notNull(),
    threadId: uuid().notNull(),
    side: text({ enum: promiseSides }).notNull(),
    /** As it stands in the mail. */
    sentence: text().notNull(),
    /** The day that was named, in the organisation's zone; null where none was. */
    dueOn: date({ mode: 'string' }),
    /** Who promised; lower case. */
    address: text(),
    state: text({ enum: promiseStates }).notNull(),
    followUpId: uuid(),
    decidedBy: uuid(),
    decidedAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('promises_thread').on(table.orgId, table.threadId),
    index('promises_message').on(table.orgId, table.messageId),
    foreignKey({ columns: [table.orgId, table.messageId], foreignColumns: [messages.orgId, messages.id] }),
    foreignKey({ columns: [table.orgId, table.threadId], foreignColumns: [threads.orgId, threads.id] }),
  ],
);
