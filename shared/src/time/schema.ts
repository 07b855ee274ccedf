import * as z from 'zod';
import { id, instant, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { threadReference } from '../threads/reference.js';
import { timeCategories } from './choices.js';

export const startTimer = z.strictObject({
  customerId: id,
  thread: threadReference.optional(),
  taskId: id.optional(),
  /** Taken from the customer's stage when not given. */
  category: z.enum(timeCategories).optional(),
  billable: z.boolean().optional(),
  note: text(500).optional(),
});
export const stopTimer = z.strictObject({ note: text(500).optional() });
export const editTimeEntry = z.strictObject({
  id,
  category: z.enum(timeCategories).optional(),
  billable: z.boolean().optional(),
  note: text(500).optional(),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
});
export const timeEntryById = z.strictObject({ id });
export const listTimeEntries = z.strictObject({
  ...pageInput,
  customerId: id.optional(),
  from: instant.optional(),
  to: instant.optional(),
});

export const timeEntry = z.object({
  id,
  customer: z.object({ id, name: z.string() }),
  threadId: id.nullable(),
  taskId: id.nullable(),
  category: z.enum(timeCategories),
  billable: z.boolean(),
  note: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Whole seconds; null while running. */
  durationSeconds: z.number().int().nullable(),
});
export type TimeEntry = z.infer<typeof timeEntry>;
export const timeEntryPage = pageOf(timeEntry);
export const runningTimer = z.object({ entry: timeEntry.nullable(), now: instant });
/** `stopped`: the entry that a new start has ended, since one timer runs per person. */
export const timerStart = z.object({ entry: timeEntry, stopped: timeEntry.nullable(), now: instant });
