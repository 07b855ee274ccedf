import type { HeatmapRows } from '@threadline/shared/reports/choices';
import type { heatmapFilter, heatmapReport } from '@threadline/shared/reports/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { countActivity, countTotal } from '../reads/activity-counts.js';
import { namesOf } from '../reads/names.js';
import { aboutOf } from '../reads/organisation.js';
import { figureOf } from '../rules/figure.js';
import { columnKeys } from '../rules/groups.js';
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
  const place = new Map(columnKeys(period, input.columns).map((key, at) => [key, at]));
  const counted = await countActivity(ctx, input, period);
  const names = await namesOf(
    ctx,
    tableOf[input.rows],
    counted.rows.map(({ key }) => key),
  );
  const compared = comparedPeriod ? await countTotal(ctx, input, comparedPeriod) : null;
  const spread = (cells: Record<string, number>) => {
    const counts = columns.map(() => 0);
    for (const [key, count] of Object.entries(cells)) counts[place.get(key) ?? 0] = count;
    return counts;
  };
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
