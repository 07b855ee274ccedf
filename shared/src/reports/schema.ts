import * as z from 'zod';
import { day, id, instant } from '../kernel/fields.js';
import { personName } from '../kernel/person-name.js';
import { columnWidths, hiddenReasons } from './choices.js';

export { adoptionFilter, heatmapFilter, hoursFilter, reportFilter, tasksFilter, utilisationFilter } from './filter.js';
export { reportRowPage, rowsFilter } from './rows.js';
export { defaultView, listViews, renameView, savedView, savedViews, saveView, viewById } from './views.js';

const days = z.object({ from: day, to: day });
/** Null where there is nothing to speak of: shares of nothing and medians of nothing are undefined, never 0. */
const undefinable = z.number().nullable();
const seconds = z.number().int().nullable();
const count = z.number().int();

/** A figure with the one it is compared to. `change` is a share of the compared value, null where that is 0 or unknown. */
const figure = z.object({
  value: undefinable,
  compared: undefinable,
  change: undefinable,
  hidden: z.enum(hiddenReasons).nullable(),
});
export type Figure = z.infer<typeof figure>;

const about = { period: days, comparedPeriod: days.nullable(), timeZone: z.string() };

/** `key`: id of a customer or person, name of a unit or category, first day of a week; null for those without one. */
const named = { key: z.string().nullable(), label: z.string().nullable() };

const hoursPart = {
  seconds,
  billableSeconds: seconds,
  billableShare: undefinable,
  hidden: z.enum(hiddenReasons).nullable(),
};
const hoursGroup = z.object({ ...named, ...hoursPart, compared: z.object(hoursPart).nullable() });
export type HoursGroup = z.infer<typeof hoursGroup>;
export const hoursReport = z.object({
  ...about,
  totals: z.object({ seconds: figure, billableSeconds: figure, billableShare: figure }),
  groups: z.array(hoursGroup),
  groupCount: count,
  /** The groups beyond `groups`, summed up; null where all are there. */
  rest: z.object(hoursPart).nullable(),
});
export type HoursReport = z.infer<typeof hoursReport>;

/** Billable seconds by the seconds that those who tracked anything had: weekdays so far × hours per day × people. */
const utilisationPart = {
  utilisation: undefinable,
  billableSeconds: seconds,
  trackedSeconds: seconds,
  capacitySeconds: seconds,
  hidden: z.enum(hiddenReasons).nullable(),
};
export const utilisationReport = z.object({
  ...about,
  hoursPerDay: z.number(),
  total: figure,
  groups: z.array(z.object({ ...named, ...utilisationPart, compared: z.object(utilisationPart).nullable() })),
  groupCount: count,
});
export type UtilisationReport = z.infer<typeof utilisationReport>;

export const heatmapReport = z.object({
  ...about,
  width: z.enum(columnWidths),
  /** Each with the days that it covers within the period, which is what its cells open. */
  columns: z.array(days),
  /** `counts` has one number for each column. */
  rows: z.array(z.object({ key: id, label: z.string().nullable(), total: count, counts: z.array(count) })),
  rowCount: count,
  /** Of all rows, also of those beyond the limit. */
  columnTotals: z.array(count),
  total: figure,
  /** The largest count of any cell shown: what the deepest colour stands for. */
  highest: count,
});
export type HeatmapReport = z.infer<typeof heatmapReport>;

const taskPart = {
  completed: count,
  created: count,
  /** From creation to completion, of tasks completed in the period. */
  medianCycleSeconds: undefinable,
  p85CycleSeconds: undefinable,
};
export const tasksReport = z.object({
  ...about,
  totals: z.object({ completed: figure, created: figure, medianCycleSeconds: figure, p85CycleSeconds: figure }),
  groups: z.array(z.object({ ...named, ...taskPart, compared: z.object(taskPart).nullable() })),
  groupCount: count,
});
export type TasksReport = z.infer<typeof tasksReport>;

const followUpPart = { due: count, completed: count, overdue: count, completionRate: undefinable };
export const followUpsReport = z.object({
  ...about,
  totals: z.object({
    due: figure,
    completed: figure,
    /** Completed among those due in the period. */
    completionRate: figure,
    /** Completed on the day it was due or before. */
    onTimeRate: figure,
    /** From creation to completion, of those completed. */
    medianResponseSeconds: figure,
    p85ResponseSeconds: figure,
    /** Open past the day, or completed after it. */
    overdue: figure,
    reschedules: figure,
  }),
  byPerson: z.array(z.object({ ...named, ...followUpPart, reschedules: count, medianResponseSeconds: undefinable })),
  /** Seven, Monday first, by the day it was due. */
  byWeekday: z.array(z.object({ weekday: z.number().int().min(1).max(7), ...followUpPart })),
});
export type FollowUpsReport = z.infer<typeof followUpsReport>;

export const adoptionReport = z.object({
  ...about,
  totals: z.object({
    visits: figure,
    /** Customers with a visit in the period. */
    visiting: figure,
    /** Of the customers that pass the filter. */
    adoption: figure,
    /** Customers of whom nobody has ever come. */
    never: figure,
  }),
  customers: z.array(
    z.object({
      key: id,
      label: z.string().nullable(),
      visits: count,
      visitors: count,
      lastVisitAt: instant.nullable(),
    }),
  ),
  customerCount: count,
});
export type AdoptionReport = z.infer<typeof adoptionReport>;

export const answerKeys = [
  'hours',
  'billable_share',
  'utilisation',
  'activity',
  'tasks_completed',
  'cycle_time',
  'follow_up_completion',
  'follow_ups_overdue',
  'portal_visits',
] as const;
export type AnswerKey = (typeof answerKeys)[number];
/** The page of answers. Those that the asker's role may not read are left out. */
export const summaryReport = z.object({
  ...about,
  answers: z.array(
    z.object({
      key: z.enum(answerKeys),
      unit: z.enum(['seconds', 'share', 'count']),
      figure,
      /** Which way is good; null where neither is. */
      better: z.enum(['up', 'down']).nullable(),
    }),
  ),
});
export type SummaryReport = z.infer<typeof summaryReport>;

/** What a filter bar offers: only words that customers and people in reach carry. */
export const reportOptions = z.object({
  timeZone: z.string(),
  today: day,
  owners: z.array(personName),
  units: z.array(z.string()),
  industries: z.array(z.string()),
  regions: z.array(z.string()),
  plans: z.array(z.string()),
  tags: z.array(z.string()),
  abilities: z.object({ readHours: z.boolean() }),
});
export type ReportOptions = z.infer<typeof reportOptions>;
