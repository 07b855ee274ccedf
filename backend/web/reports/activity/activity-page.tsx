import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { columnWidths, heatmapRows } from '@threadline/shared/reports/choices';
import type { HeatmapReport } from '@threadline/shared/reports/schema';
import { useTranslation } from 'react-i18next';
import { FigureTile, FigureTiles } from '../figures/figure-tile.js';
import { ChoiceField } from '../filters/choice-field.js';
import { useFilter, useReportSearch } from '../filters/use-report-search.js';
import { asReport } from '../tables/ask.js';
import { ChartBlock } from '../tables/chart-block.js';
import { ReportPage } from '../tables/report-page.js';
import { ReportState } from '../tables/report-state.js';
import { askOfCells } from './cell-ask.js';
import { Heatmap } from './heatmap.js';
import { KindsMenu } from './kinds-menu.js';
import { useHeatmapTable } from './use-heatmap-table.js';

const mostRows = 50;

/** Where something happened, and where it was quiet: customers, tasks or members by day, week or month. */
export default function ActivityPage() {
  const { search } = useReportSearch();
  const rows = search.rows ?? 'customers';
  const kinds = search.kinds ? { kinds: search.kinds } : {};
  const input = { ...useFilter(), rows, columns: search.columns ?? 'week', ...kinds, limit: mostRows } as const;
  const query = useQuery(useApi().reports.heatmap.queryOptions(input, asReport));
  return (
    <ReportPage report="heatmap" filters={<KindsMenu />}>
      <ReportState query={query}>{(report) => <Activity report={report} input={input} />}</ReportState>
    </ReportPage>
  );
}

function Activity({ report, input }: { report: HeatmapReport; input: { from: string; to: string } }) {
  const { t } = useTranslation('reports');
  const { search } = useReportSearch();
  const asks = askOfCells(search, report);
  const table = useHeatmapTable(report, asks);
  const more = report.rowCount - report.rows.length;
  return (
    <>
      <FigureTiles>
        <FigureTile label={t('activity.total')} figure={report.total} kind="count" better="up" rows={asks.whole} />
      </FigureTiles>
      <ChartBlock
        title={t('activity.chart')}
        table={table}
        csv={{ report: 'heatmap', input }}
        controls={<Controls />}
        note={more > 0 ? t('activity.more', { count: more }) : undefined}
      >
        <Heatmap report={report} asks={asks} />
      </ChartBlock>
    </>
  );
}

function Controls() {
  const { t } = useTranslation('reports');
  const { search, change } = useReportSearch();
  return (
    <>
      <ChoiceField
        label={t('activity.rows')}
        values={heatmapRows}
        value={search.rows ?? 'customers'}
        nameOf={(value) => t(`heatmapRows.${value}`)}
        onChange={(rows) => change({ rows })}
      />
      <ChoiceField
        label={t('activity.columns')}
        values={columnWidths}
        value={search.columns ?? 'week'}
        nameOf={(value) => t(`groups.${value}`)}
        onChange={(columns) => change({ columns })}
      />
    </>
  );
}
