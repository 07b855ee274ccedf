import * as schema from '@threadline/shared/reports/schema';
import type { Table } from '../../platform/csv/csv-answer.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { readFollowUps } from '../verbs/follow-ups.js';
import { readHeatmap } from '../verbs/heatmap.js';
import { readHours } from '../verbs/hours.js';
import { readPortalAdoption } from '../verbs/portal-adoption.js';
import { readRows } from '../verbs/rows.js';
import { readSummary } from '../verbs/summary.js';
import { readTasks } from '../verbs/tasks.js';
import { readUtilisation } from '../verbs/utilisation.js';

/** As many groups as there are: a file leaves nothing out. */
const everyGroup = 1_000_000;
const rowsAtOnce = 1_000;

type Read = (ctx: Ctx, query: Record<string, unknown>, cursor: string | undefined) => Promise<Table>;

/** Each report as a table of what is filtered. */
export const tables: Record<string, Read> = {
  hours: async (ctx, query) => {
    const input = schema.hoursFilter.parse(query);
    const { groups } = await readHours(ctx, { ...input, limit: everyGroup });
    return {
      header: [input.by, 'id', 'seconds', 'billable seconds', 'billable share', 'hidden', 'seconds before'],
      rows: groups.map((group) => [
        ...[group.label, group.key, group.seconds, group.billableSeconds, group.billableShare, group.hidden],
        group.compared?.seconds ?? null,
      ]),
    };
  },
  utilisation: async (ctx, query) => {
    const input = schema.utilisationFilter.parse(query);
    const { groups } = await readUtilisation(ctx, { ...input, limit: everyGroup });
    return {
      header: [input.by, 'id', 'utilisation', 'billable seconds', 'tracked seconds', 'capacity seconds', 'hidden'],
      rows: groups.map((group) => [
        ...[group.label, group.key, group.utilisation, group.billableSeconds, group.trackedSeconds],
        ...[group.capacitySeconds, group.hidden],
      ]),
    };
  },
  heatmap: async (ctx, query) => {
    const input = schema.heatmapFilter.parse(query);
    const { columns, rows } = await readHeatmap(ctx, { ...input, limit: everyGroup });
    return {
      header: [input.rows, 'id', 'total', ...columns.map(({ from }) => from)],
      rows: rows.map(({ label, key, total, counts }) => [label, key, total, ...counts]),
    };
  },
  tasks: async (ctx, query) => {
    const input = schema.tasksFilter.parse(query);
    const { groups } = await readTasks(ctx, { ...input, limit: everyGroup });
    return {
      header: [input.by, 'id', 'completed', 'created', 'median cycle seconds', 'p85 cycle seconds'],
      rows: groups.map((group) => [
        ...[group.label, group.key, group.completed, group.created],
        ...[group.medianCycleSeconds, group.p85CycleSeconds],
      ]),
    };
  },
  followUps: async (ctx, query) => {
    const { byPerson } = await readFollowUps(ctx, schema.reportFilter.parse(query));
    return {
      header: [
        'person',
        'id',
        'due',
        'completed',
        'completion rate',
        'overdue',
        'reschedules',
        'median response seconds',
      ],
      rows: byPerson.map((line) => [
        ...[line.label, line.key, line.due, line.completed, line.completionRate, line.overdue, line.reschedules],
        line.medianResponseSeconds,
      ]),
    };
  },
  followUpsByWeekday: async (ctx, query) => {
    const { byWeekday } = await readFollowUps(ctx, schema.reportFilter.parse(query));
    return {
      header: ['weekday', 'due', 'completed', 'completion rate', 'overdue'],
      rows: byWeekday.map((line) => [line.weekday, line.due, line.completed, line.completionRate, line.overdue]),
    };
  },
  portalAdoption: async (ctx, query) => {
    const input = schema.adoptionFilter.parse(query);
    const { customers } = await readPortalAdoption(ctx, { ...input, limit: everyGroup });
    return {
      header: ['customer', 'id', 'visits', 'visitors', 'last visit'],
      rows: customers.map(({ label, key, visits, visitors, lastVisitAt }) => [
        label,
        key,
        visits,
        visitors,
        lastVisitAt,
      ]),
    };
  },
  summary: async (ctx, query) => {
    const { answers } = await readSummary(ctx, schema.reportFilter.parse(query));
    return {
      header: ['answer', 'unit', 'value', 'before', 'change', 'hidden'],
      rows: answers.map(({ key, unit, figure }) => [
        ...[key, unit, figure.value, figure.compared, figure.change, figure.hidden],
      ]),
    };
  },
  rows: async (ctx, query, cursor) => {
    const input = schema.rowsFilter.parse(query);
    const page = await readRows(ctx, { ...input, limit: rowsAtOnce, cursor });
    return {
      header: ['at', 'day', 'customer', 'person', 'title', 'kind', 'seconds', 'billable', 'id'],
      rows: page.items.map((row) => [
        ...[row.at, row.on, row.customer?.name ?? null, row.person?.name ?? null, row.title, row.kind],
        ...[row.seconds, row.billable, row.id],
      ]),
      ...(page.nextCursor ? { cursor: page.nextCursor } : {}),
    };
  },
};
