import { type ArrBand, arrBands, type Size, type Stage, sizes, stages } from '@threadline/shared/customers/choices';
import { addDays, type CalendarDay } from '@threadline/shared/kernel/calendar';
import {
  type ColumnWidth,
  type Comparison,
  columnWidths,
  comparisons,
  type HeatmapRows,
  heatmapRows,
} from '@threadline/shared/reports/choices';
import type { TimelineKind } from '@threadline/shared/timeline/schema';
import { timelineKinds } from '../../desk/timeline/timeline-words.js';
import { type Period, type Preset, periodOf, presets } from './periods.js';

/** What a report shows, as it stands in the address. */
export interface ReportSearch {
  range?: Preset;
  /** Days of the person's own choice; both are in. */
  from?: CalendarDay;
  to?: CalendarDay;
  compare?: Comparison;
  owner?: string;
  unit?: string;
  stage?: Stage[];
  size?: Size;
  industry?: string;
  region?: string;
  plan?: string;
  tag?: string;
  arr?: ArrBand;
  /** How the report at hand groups its figures. */
  by?: string;
  rows?: HeatmapRows;
  columns?: ColumnWidth;
  kinds?: TimelineKind[];
  show?: 'table';
  /** The saved view that this began with. */
  view?: string;
}

export const defaultRange: Preset = 'last_30';
export const defaultComparison: Comparison = 'previous';
const texts = ['owner', 'unit', 'industry', 'region', 'plan', 'tag', 'by', 'view'] as const;
const own = ['by', 'rows', 'columns', 'kinds', 'show', 'view'] as const;

type Query = Readonly<Record<string, unknown>>;

/** Reads an address; what it does not know, it leaves out. */
export function readReportSearch(query: Query): ReportSearch {
  return {
    ...Object.fromEntries(texts.flatMap((name) => textOf(name, query[name]))),
    ...daysOf(query),
    ...oneOf('range', presets, query.range),
    ...oneOf('compare', comparisons, query.compare),
    ...someOf('stage', stages, query.stage),
    ...oneOf('size', sizes, query.size),
    ...oneOf('arr', arrBands, query.arr),
    ...oneOf('rows', heatmapRows, query.rows),
    ...oneOf('columns', columnWidths, query.columns),
    ...someOf('kinds', timelineKinds, query.kinds),
    ...(query.show === 'table' ? { show: 'table' as const } : {}),
  };
}

/** The filters that another report understands as well. */
export function carriedOver(query: Query): ReportSearch {
  return without(readReportSearch(query), own);
}

/** What is kept in a saved view: all but which view it is. */
export function keptInView(search: ReportSearch): ReportSearch {
  return without(search, ['view']);
}

/** The days that the search names, in the organisation's calendar. */
export function periodIn(search: ReportSearch, today: CalendarDay): Period {
  const { from, to } = search;
  if (!from || !to) return periodOf(search.range ?? defaultRange, today);
  return from <= to ? { from, to: addDays(to, 1) } : { from: to, to: addDays(from, 1) };
}

/** The same as every report takes it. */
export function filterOf(search: ReportSearch, today: CalendarDay) {
  const { owner, unit, stage, size, industry, region, plan, tag, arr } = search;
  const narrowing = { ownerId: owner, unit, stage, size, industry, region, plan, tag, arrBand: arr };
  const set = Object.entries(narrowing).filter(([, value]) => value !== undefined);
  return {
    ...periodIn(search, today),
    compare: search.compare ?? defaultComparison,
    ...(Object.fromEntries(set) as Given<typeof narrowing>),
  };
}

type Given<Fields> = { [Key in keyof Fields]?: NonNullable<Fields[Key]> };

/** How many filters beyond period and comparison are set. */
export function countNarrowing(search: ReportSearch): number {
  const { owner, unit, stage, size, industry, region, plan, tag, arr } = search;
  return [owner, unit, stage, size, industry, region, plan, tag, arr].filter(Boolean).length;
}

function daysOf({ from, to }: Query): { from?: CalendarDay; to?: CalendarDay } {
  return isDay(from) && isDay(to) ? { from, to } : {};
}

function isDay(value: unknown): value is CalendarDay {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T12:00Z`));
}

function textOf(name: string, value: unknown): [string, string][] {
  return typeof value === 'string' && value.trim() ? [[name, value.slice(0, 200)]] : [];
}

function oneOf<Name extends string, Value extends string>(name: Name, known: readonly Value[], value: unknown) {
  const found = known.find((one) => one === value);
  return (found ? { [name]: found } : {}) as { [Key in Name]?: Value };
}

function someOf<Name extends string, Value extends string>(name: Name, known: readonly Value[], value: unknown) {
  const asked = Array.isArray(value) ? value : [value];
  const found = known.filter((one) => asked.includes(one));
  return (found.length > 0 ? { [name]: found } : {}) as { [Key in Name]?: Value[] };
}

function without(search: ReportSearch, names: readonly (keyof ReportSearch)[]): ReportSearch {
  return Object.fromEntries(Object.entries(search).filter(([name]) => !names.some((one) => one === name)));
}
