import * as schema from '@threadline/shared/reports/schema';
import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import { recordExport } from '../../audit/service.js';
import { csvAnswer, type Table } from '../../platform/csv/csv-answer.js';
import { inOrg } from '../../platform/db/in-org.js';
import { Forbidden, Invalid } from '../../platform/errors.js';
import { askAgain } from '../../platform/http/ask-again.js';
import { permitted, type RequestContext } from '../../platform/http/procedure.js';
import { queryReader } from '../../platform/http/query-input.js';
import { can } from '../../platform/policy/authorise.js';
import { tables } from './tables.js';

const inputs: Record<string, z.ZodType> = {
  summary: schema.reportFilter,
  hours: schema.hoursFilter,
  utilisation: schema.utilisationFilter,
  heatmap: schema.heatmapFilter,
  tasks: schema.tasksFilter,
  followUps: schema.reportFilter,
  followUpsByWeekday: schema.reportFilter,
  portalAdoption: schema.adoptionFilter,
  rows: schema.rowsFilter,
};

const mostRows = 1_000;

/** `GET <path>?report=hours&from=…`: exactly what is filtered, sent while it is read; that it was taken is recorded. */
export function csvRoute(path: string, contextOf: (c: Context) => Promise<RequestContext>): Hono {
  return new Hono().get(path, async (c) => {
    const context = await contextOf(c);
    const actor = permitted(context, 'report.export');
    const query = new URL(c.req.url).searchParams;
    const report = query.get('report') ?? '';
    const [read, input] = [tables[report], inputs[report]];
    if (!read || !input || !Object.hasOwn(tables, report))
      throw new Invalid(`Say which report: ${Object.keys(tables).join(', ')}.`);
    query.delete('report');
    const filter = input.parse(queryReader(input)(query)) as Record<string, unknown>;
    const told = { what: `reports.${report}`, filters: filter };
    const first = await inOrg(context.runtime, actor, async (ctx) => {
      const table = await read(ctx, filter, undefined);
      requireBulkRights(context, table);
      await recordExport(ctx, { ...told, rows: table.rows.length, more: table.cursor !== undefined });
      return table;
    });
    return csvAnswer(c, {
      name: report,
      first,
      readFrom: async (cursor) =>
        inOrg(context.runtime, await askAgain(c, { contextOf, permission: 'report.export_all' }), (ctx) =>
          read(ctx, filter, cursor),
        ),
      onEnd: (rows) => inOrg(context.runtime, actor, (ctx) => recordExport(ctx, { ...told, rows })),
    });
  });
}

/** More rows than a person reads are for owners and admins, who show anew who they are. */
function requireBulkRights(context: RequestContext, { rows, cursor }: Table): void {
  if (rows.length <= mostRows && cursor === undefined) return;
  if (context.actor && !can(context.actor, 'report.export_all'))
    throw new Forbidden(
      'A file of more than 1,000 rows is for owners and admins. Narrow the filter, or ask one of them.',
    );
  permitted(context, 'report.export_all');
}
