import * as schema from '@threadline/shared/reports/schema';
import * as z from 'zod';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

const hours = 'report_hours.read';
const read = 'report.read';
const write = 'report_view.write';

export const reportsRouter = router({
  options: query({
    permission: read,
    rest: ['GET', '/reports/options'],
    summary: 'What reports can be narrowed to',
    input: z.strictObject({}),
    output: schema.reportOptions,
    run: verbs.readOptions,
  }),
  summary: query({
    permission: read,
    rest: ['GET', '/reports/summary'],
    summary: 'One figure of each report',
    input: schema.reportFilter,
    output: schema.summaryReport,
    mayLag: true,
    run: verbs.readSummary,
  }),
  hours: query({
    permission: hours,
    rest: ['GET', '/reports/hours'],
    summary: 'Tracked hours by customer, unit, person or time',
    input: schema.hoursFilter,
    output: schema.hoursReport,
    mayLag: true,
    run: verbs.readHours,
  }),
  utilisation: query({
    permission: hours,
    rest: ['GET', '/reports/utilisation'],
    summary: 'Billable utilisation',
    input: schema.utilisationFilter,
    output: schema.utilisationReport,
    mayLag: true,
    run: verbs.readUtilisation,
  }),
  heatmap: query({
    permission: read,
    rest: ['GET', '/reports/heatmap'],
    summary: 'Activity by customer, task or member and time',
    input: schema.heatmapFilter,
    output: schema.heatmapReport,
    mayLag: true,
    run: verbs.readHeatmap,
  }),
  tasks: query({
    permission: read,
    rest: ['GET', '/reports/tasks'],
    summary: 'Throughput and cycle time of tasks',
    input: schema.tasksFilter,
    output: schema.tasksReport,
    mayLag: true,
    run: verbs.readTasks,
  }),
  followUps: query({
    permission: read,
    rest: ['GET', '/reports/follow-ups'],
    summary: 'How follow-ups are kept',
    input: schema.reportFilter,
    output: schema.followUpsReport,
    mayLag: true,
    run: verbs.readFollowUps,
  }),
  portalAdoption: query({
    permission: read,
    rest: ['GET', '/reports/portal-adoption'],
    summary: 'Which customers come to the portal',
    input: schema.adoptionFilter,
    output: schema.adoptionReport,
    mayLag: true,
    run: verbs.readPortalAdoption,
  }),
  rows: query({
    permission: read,
    rest: ['GET', '/reports/rows'],
    summary: 'The rows behind a figure',
    input: schema.rowsFilter,
    output: schema.reportRowPage,
    mayLag: true,
    run: verbs.readRows,
  }),
});

export const reportViewsRouter = router({
  list: query({
    permission: read,
    rest: ['GET', '/report-views'],
    summary: 'List saved views of your own',
    input: schema.listViews,
    output: schema.savedViews,
    run: verbs.listViews,
  }),
  save: mutation({
    permission: write,
    rest: ['POST', '/report-views'],
    summary: 'Save a view of a report',
    input: schema.saveView,
    output: schema.savedView,
    run: verbs.saveView,
  }),
  rename: mutation({
    permission: write,
    rest: ['PATCH', '/report-views/{id}'],
    summary: 'Rename a saved view',
    input: schema.renameView,
    output: schema.savedView,
    run: verbs.renameView,
  }),
  remove: mutation({
    permission: write,
    rest: ['DELETE', '/report-views/{id}'],
    summary: 'Remove a saved view',
    input: schema.viewById,
    output: schema.savedViews,
    run: verbs.removeView,
  }),
  setDefault: mutation({
    permission: write,
    rest: ['PUT', '/report-views/default'],
    summary: 'Choose the view with which a report opens',
    input: schema.defaultView,
    output: schema.savedViews,
    run: verbs.setDefaultView,
  }),
});
