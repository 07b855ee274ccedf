import * as z from 'zod';
import { arrBands, sizes, stages } from '../customers/choices.js';
import { day, id, text } from '../kernel/fields.js';
import { timelineKinds } from '../timeline/schema.js';
import {
  columnWidths,
  comparisons,
  heatmapRows,
  hoursGroupings,
  taskGroupings,
  utilisationGroupings,
} from './choices.js';

/** The days that a report speaks of, in the organisation's zone: `from` is in, `to` is the first that is out. */
const period = { from: day, to: day };

/** What narrows every report: customers by owner, stage and segment, people by unit. Flat, so that an address holds it. */
const narrowing = {
  ownerId: id.optional(),
  unit: text(60).optional(),
  stage: z.array(z.enum(stages)).max(stages.length).optional(),
  size: z.enum(sizes).optional(),
  industry: text(80).optional(),
  region: text(80).optional(),
  plan: text(80).optional(),
  tag: text(40).optional(),
  arrBand: z.enum(arrBands).optional(),
};

export const reportFilter = z.strictObject({ ...period, compare: z.enum(comparisons).default('none'), ...narrowing });
export type ReportFilter = z.output<typeof reportFilter>;

/** How many groups a report shows, the largest first; the others are summed up in `rest`. */
const most = z.number().int().min(1).max(500).default(100);

export const hoursFilter = reportFilter.extend({ by: z.enum(hoursGroupings).default('customer'), limit: most });
export const utilisationFilter = reportFilter.extend({
  by: z.enum(utilisationGroupings).default('unit'),
  limit: most,
  /** Hours that a person has for work on each weekday; the product knows no contracts. */
  hoursPerDay: z.number().min(1).max(24).default(8),
});
export const heatmapFilter = reportFilter.extend({
  rows: z.enum(heatmapRows).default('customers'),
  columns: z.enum(columnWidths).default('week'),
  kinds: z.array(z.enum(timelineKinds)).max(timelineKinds.length).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export const tasksFilter = reportFilter.extend({ by: z.enum(taskGroupings).default('week'), limit: most });
export const adoptionFilter = reportFilter.extend({ limit: most });
