import * as schema from '@threadline/shared/reports/schema';
import { stringify } from 'csv-stringify/sync';
import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import { inOrg } from '../../platform/db/in-org.js';
import { Invalid } from '../../platform/errors.js';
import { permitted, type RequestContext } from '../../platform/http/procedure.js';
import { queryReader } from '../../platform/http/query-input.js';
import { guardedCell } from './guarded-cell.js';
import { type Cell, type Table, tables } from './tables.js';

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

/** `GET <path>?report=hours&from=…`: exactly what is filtered, as an attachment that is sent while it is read. */
export function csvRoute(path: string, contextOf: (c: Context) => Promise<RequestContext>): Hono {
  return new Hono().get(path, async (c) => {
    const context = await contextOf(c);
    const actor = permitted(context, 'report.read');
    const query = new URL(c.req.url).searchParams;
    const report = query.get('report') ?? '';
    const [read, input] = [tables[report], inputs[report]];
    if (!read || !input || !Object.hasOwn(tables, report))
      throw new Invalid(`Say which report: ${Object.keys(tables).join(', ')}.`);
    query.delete('report');
    const filter = input.parse(queryReader(input)(query)) as Record<string, unknown>;
    const readFrom = (cursor: string | undefined) => inOrg(context.runtime, actor, (ctx) => read(ctx, filter, cursor));
    return c.body(streamOf(await readFrom(undefined), readFrom), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${report}.csv"`,
      'x-content-type-options': 'nosniff',
    });
  });
}

/** The first table is read before the answer begins, so that a refusal is one; each further one when it is wanted. */
function streamOf(first: Table, readFrom: (cursor: string) => Promise<Table>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: string | undefined;
  return new ReadableStream({
    start: (stream) => {
      stream.enqueue(encoder.encode(linesOf([first.header, ...first.rows])));
      next = first.cursor;
      if (next === undefined) stream.close();
    },
    pull: async (stream) => {
      if (next === undefined) return;
      const table = await readFrom(next);
      stream.enqueue(encoder.encode(linesOf(table.rows)));
      next = table.cursor;
      if (next === undefined) stream.close();
    },
  });
}

const linesOf = (rows: readonly Cell[][]): string =>
  stringify(
    rows.map((row) => row.map(guardedCell)),
    { record_delimiter: '\r\n' },
  );
