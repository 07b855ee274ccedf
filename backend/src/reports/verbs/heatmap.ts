import type { HeatmapRows } from '@threadline/shared/reports/choices';
import type { heatmapFilter, heatmapReport } from '@threadline/shared/reports/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { type Cells, countActivity, countTotal } from '../reads/activity-counts.js';
import { namesOf } from '../reads/names.js';
import { aboutOf } from '../reads/organisation.js';
import { figureOf } from '../rules/figure.js';
import { columnsOf } from '../rules/period.js';

const tableOf = { customers: 'customers', members: 'people', tasks: 'tasks' } as const satisfies Record<
  HeatmapRows,
  string
>;

/** How much happened where and when: the busiest rows first, with a count for each column of time. */
export async function readHeatmap(
  ctx: Ctx,
  input: z.output<typeof heatmapFilter>,
): Promise<z.input<typeof heatmapReport>> {
  authorise(ctx, 'report.read');
  const { period, comparedPeriod, timeZone } = await aboutOf(ctx, input);
  const columns = columnsOf(period, input.columns);
  const counted = await countActivity(ctx, input, columns);
  const names = await namesOf(
    ctx,
    tableOf[input.rows],
    counted.rows.map(({ key }) => key),
  );
  const compared = comparedPeriod ? await countTotal(ctx, input, comparedPeriod) : null;
  const spread = (cells: Cells) => columns.map((_, at) => cells[at + 1] ?? 0);
  const rows = counted.rows.map(({ key, total, cells }) => ({
    ...{ key, label: names.get(key) ?? null, total, counts: spread(cells) },
  }));
  return {
    ...{ period, comparedPeriod, timeZone, width: input.columns, columns, rows, rowCount: counted.rowCount },
    columnTotals: spread(counted.totals),
    total: figureOf(counted.total, compared),
    highest: rows.reduce((most, row) => Math.max(most, ...row.counts), 0),
  };
}
