import * as z from 'zod';
import { day, id, instant } from '../kernel/fields.js';
import { pageInput } from '../kernel/page.js';
import { personName } from '../kernel/person-name.js';
import { timeCategories } from '../time/choices.js';
import { timelineKinds } from '../timeline/schema.js';
import { rowKinds } from './choices.js';
import { reportFilter } from './filter.js';

/** The rows behind a figure: the report's filter, narrowed to the cell. A column's days go into `from` and `to`. */
export const rowsFilter = reportFilter.omit({ compare: true }).extend({
  ...pageInput,
  of: z.enum(rowKinds),
  customerId: id.optional(),
  personId: id.optional(),
  taskId: id.optional(),
  kinds: z.array(z.enum(timelineKinds)).max(timelineKinds.length).optional(),
  category: z.enum(timeCategories).optional(),
  billable: z.boolean().optional(),
  /** 1 is Monday, 7 is Sunday. */
  weekday: z.number().int().min(1).max(7).optional(),
  /** People or follow-ups without a unit: what the group whose key is null opens. */
  withoutUnit: z.boolean().optional(),
});

export const reportRow = z.object({
  id,
  /** When it happened; null for what has a day only. */
  at: instant.nullable(),
  on: day.nullable(),
  customer: z.object({ id, name: z.string() }).nullable(),
  person: personName.nullable(),
  title: z.string().nullable(),
  /** Kind of an activity, category of hours, status of a task. */
  kind: z.string().nullable(),
  seconds: z.number().int().nullable(),
  billable: z.boolean().nullable(),
  subject: z.object({ type: z.string(), id }).nullable(),
});
export type ReportRow = z.infer<typeof reportRow>;
export const reportRowPage = z.object({
  items: z.array(reportRow),
  nextCursor: z.string().nullable(),
  /** People whose hours are in the figure and not told row by row, since the asker does not approve them. */
  withheld: z.object({ people: z.number().int() }).nullable(),
});
