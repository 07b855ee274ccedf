import type { timeEntry } from '@threadline/shared/time/schema';
import type * as z from 'zod';
import type { TimeEntryRow } from './queries.js';

/** A time entry as replies carry it. */
export function toTimeEntry(row: TimeEntryRow): z.input<typeof timeEntry> {
  return {
    id: row.id,
    customer: { id: row.customerId, name: row.customerName ?? '' },
    threadId: row.threadId,
    taskId: row.taskId,
    category: row.category,
    billable: row.billable,
    note: row.note,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    durationSeconds: row.durationSeconds,
  };
}
