import type { HeatmapReport } from '@threadline/shared/reports/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { formatBucket } from '../figures/format-period.js';
import { useReportSearch } from '../filters/use-report-search.js';
import type { ReportTable } from '../tables/report-table.js';
import type { CellAsks } from './cell-ask.js';

/** The counts of the heatmap as a table, the sum of each row first. */
export function useHeatmapTable(report: HeatmapReport, asks: CellAsks): ReportTable {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const { search } = useReportSearch();
  return {
    label: t('activity.chart'),
    columns: [
      { key: 'row', header: t(`heatmapRows.${search.rows ?? 'customers'}`), kind: 'text' },
      { key: 'total', header: t('activity.sum'), kind: 'count' },
      ...report.columns.map(({ from }) => ({
        key: from,
        header: formatBucket(from, report.width, locale),
        kind: 'count' as const,
      })),
    ],
    rows: report.rows.map(({ key, label, total, counts }) => ({
      key,
      cells: [
        { text: label ?? t('groups.unnamed') },
        { value: total, rows: asks.row(key) },
        ...counts.map((value, index) => ({ value, rows: asks.cell(key, index) })),
      ],
    })),
  };
}
