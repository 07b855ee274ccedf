/** Words that screens offer and the server knows; apart from the schemas, so that screens need no zod. */
export const comparisons = ['previous', 'last_year', 'none'] as const;
export type Comparison = (typeof comparisons)[number];

export const reportNames = [
  'summary',
  'hours',
  'utilisation',
  'heatmap',
  'tasks',
  'followUps',
  'portalAdoption',
] as const;
export type ReportName = (typeof reportNames)[number];

export const hoursGroupings = ['customer', 'unit', 'person', 'category', 'day', 'week', 'month'] as const;
export type HoursGrouping = (typeof hoursGroupings)[number];

export const utilisationGroupings = ['unit', 'person', 'week', 'month'] as const;
export type UtilisationGrouping = (typeof utilisationGroupings)[number];

export const heatmapRows = ['customers', 'tasks', 'members'] as const;
export type HeatmapRows = (typeof heatmapRows)[number];

export const columnWidths = ['day', 'week', 'month'] as const;
export type ColumnWidth = (typeof columnWidths)[number];

export const taskGroupings = ['week', 'month', 'unit', 'person', 'customer'] as const;
export type TaskGrouping = (typeof taskGroupings)[number];

/** What a figure counts, and hence which rows it opens. */
export const rowKinds = [
  'hours',
  'activity',
  'tasks_completed',
  'tasks_created',
  'follow_ups_due',
  'follow_ups_completed',
  'follow_ups_overdue',
  'reschedules',
  'portal_visits',
  'portal_never',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** Why a figure is withheld: it would tell the hours of one person to somebody who does not approve them. */
export const hiddenReasons = ['too_few_people'] as const;
export type HiddenReason = (typeof hiddenReasons)[number];
