import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { type UtilisationGrouping, utilisationGroupings } from '@threadline/shared/reports/choices';
import type { UtilisationReport } from '@threadline/shared/reports/schema';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureTile, FigureTiles } from '../figures/figure-tile.js';
import { ChoiceField } from '../filters/choice-field.js';
import { useGrouping } from '../filters/use-grouping.js';
import { useFilter } from '../filters/use-report-search.js';
import { asReport, mostGroups } from '../tables/ask.js';
import { ChartBlock } from '../tables/chart-block.js';
import { ReportPage } from '../tables/report-page.js';
import { ReportState } from '../tables/report-state.js';
import { useUtilisationTable } from './use-utilisation-table.js';
import { UtilisationChart } from './utilisation-chart.js';

/** How much of the time that people had went into billable work. */
export default function UtilisationPage() {
  const { t } = useTranslation('reports');
  const { by, choose } = useGrouping<UtilisationGrouping>(utilisationGroupings);
  const input = { ...useFilter(), by, limit: mostGroups };
  const query = useQuery(useApi().reports.utilisation.queryOptions(input, asReport));
  const controls = (
    <ChoiceField
      label={t('groups.by')}
      values={utilisationGroupings}
      value={by}
      nameOf={(value) => t(`groups.${value}`)}
      onChange={choose}
    />
  );
  return (
    <ReportPage report="utilisation">
      <ReportState query={query}>
        {(report) => <Utilisation report={report} by={by} controls={controls} input={input} />}
      </ReportState>
    </ReportPage>
  );
}

interface UtilisationProps {
  report: UtilisationReport;
  by: UtilisationGrouping;
  controls: ReactNode;
  input: { from: string; to: string };
}

function Utilisation({ report, by, controls, input }: UtilisationProps) {
  const { t } = useTranslation('reports');
  const table = useUtilisationTable(report, by);
  return (
    <>
      <FigureTiles>
        <FigureTile
          label={t('utilisation.total')}
          figure={report.total}
          kind="share"
          better="up"
          rows={{ of: 'hours', billable: true }}
        />
      </FigureTiles>
      <ChartBlock
        title={t('utilisation.chart')}
        table={table}
        csv={{ report: 'utilisation', input }}
        controls={controls}
        note={t('utilisation.note', { hours: report.hoursPerDay })}
      >
        <UtilisationChart report={report} by={by} />
      </ChartBlock>
    </>
  );
}
