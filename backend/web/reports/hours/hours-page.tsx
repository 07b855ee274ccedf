import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { HoursGrouping } from '@threadline/shared/reports/choices';
import type { HoursReport } from '@threadline/shared/reports/schema';
import { useTranslation } from 'react-i18next';
import { FigureTile, FigureTiles } from '../figures/figure-tile.js';
import { ChoiceField } from '../filters/choice-field.js';
import { useGrouping } from '../filters/use-grouping.js';
import { useFilter } from '../filters/use-report-search.js';
import { asReport, mostGroups } from '../tables/ask.js';
import { ChartBlock } from '../tables/chart-block.js';
import { ReportPage } from '../tables/report-page.js';
import { ReportState } from '../tables/report-state.js';
import { HoursChart } from './hours-chart.js';
import { useHoursTable } from './use-hours-table.js';

const groupings = ['customer', 'unit', 'week', 'day', 'month', 'category', 'person'] as const;

/** Tracked hours: with which customers, by which units and when, and how much of them is billable. */
export default function HoursPage() {
  const filter = useFilter();
  const grouping = useGrouping<HoursGrouping>(groupings);
  const input = { ...filter, by: grouping.by, limit: mostGroups };
  const query = useQuery(useApi().reports.hours.queryOptions(input, asReport));
  return (
    <ReportPage report="hours">
      <ReportState query={query}>
        {(report) => (
          <>
            <HoursFigures report={report} />
            <HoursBlock report={report} grouping={grouping} input={input} />
          </>
        )}
      </ReportState>
    </ReportPage>
  );
}

function HoursFigures({ report: { totals } }: { report: HoursReport }) {
  const { t } = useTranslation('reports');
  return (
    <FigureTiles>
      <FigureTile label={t('hours.tracked')} figure={totals.seconds} kind="seconds" rows={{ of: 'hours' }} />
      <FigureTile
        label={t('hours.billable')}
        figure={totals.billableSeconds}
        kind="seconds"
        better="up"
        rows={{ of: 'hours', billable: true }}
      />
      <FigureTile
        label={t('hours.share')}
        figure={totals.billableShare}
        kind="share"
        better="up"
        rows={{ of: 'hours' }}
      />
    </FigureTiles>
  );
}

interface HoursBlockProps {
  report: HoursReport;
  grouping: ReturnType<typeof useGrouping<HoursGrouping>>;
  input: { from: string; to: string };
}

function HoursBlock({ report, grouping: { by, choose }, input }: HoursBlockProps) {
  const { t } = useTranslation('reports');
  const table = useHoursTable(report, by);
  const controls = (
    <ChoiceField
      label={t('groups.by')}
      values={groupings}
      value={by}
      nameOf={(value) => t(`groups.${value}`)}
      onChange={choose}
    />
  );
  const more = report.groupCount - report.groups.length;
  return (
    <ChartBlock
      title={t(`hours.chart.${by}`)}
      table={table}
      csv={{ report: 'hours', input }}
      controls={controls}
      note={more > 0 ? t('groups.more', { count: more }) : undefined}
    >
      <HoursChart report={report} by={by} />
    </ChartBlock>
  );
}
