import type { HeatmapReport } from '@threadline/shared/reports/schema';
import type { ReportSearch } from '../filters/report-search.js';
import type { RowsAsk } from '../rows/rows-ask.js';

/** What every part of the heatmap opens: all of it, a row, a column, a cell. */
export interface CellAsks {
  whole: RowsAsk;
  row: (key: string) => RowsAsk;
  column: (index: number) => RowsAsk;
  cell: (key: string, index: number) => RowsAsk;
}

const rowNames = { customers: 'customerId', tasks: 'taskId', members: 'personId' } as const;

export function askOfCells(search: ReportSearch, report: HeatmapReport): CellAsks {
  const whole: RowsAsk = { of: 'activity', ...(search.kinds ? { kinds: search.kinds } : {}) };
  const name = rowNames[search.rows ?? 'customers'];
  const row = (key: string): RowsAsk => ({ ...whole, [name]: key });
  const daysOf = (index: number) => report.columns[index] ?? report.period;
  return {
    whole,
    row,
    column: (index) => ({ ...whole, ...daysOf(index) }),
    cell: (key, index) => ({ ...row(key), ...daysOf(index) }),
  };
}
