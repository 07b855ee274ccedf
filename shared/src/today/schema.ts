import * as z from 'zod';
import { followUp } from '../follow-ups/schema.js';
import { day } from '../kernel/fields.js';
import { task } from '../tasks/schema.js';
import { timeEntry } from '../time/schema.js';

/** What waits for the asker: own open follow-ups and tasks due within a week or overdue, earliest first. */
export const today = z.object({
  on: day,
  followUps: z.array(followUp),
  tasks: z.array(task),
  runningTimer: timeEntry.nullable(),
  trackedTodaySeconds: z.number().int(),
  /** Null for those who may not review. */
  reviewCount: z.number().int().nullable(),
});
export type Today = z.infer<typeof today>;
