import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { AdoptionReport } from '@threadline/shared/reports/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { BarsChart } from '../charts/bars-chart.js';
import { FigureTile, FigureTiles } from '../figures/figure-tile.js';
import { formatAmount } from '../figures/format-amount.js';
import { useFilter } from '../filters/use-report-search.js';
import { useOpenRows } from '../rows/rows-place.js';
import { asReport, mostBars, mostGroups } from '../tables/ask.js';
import { ChartBlock } from '../tables/chart-block.js';
import { ReportPage } from '../tables/report-page.js';
import { ReportState } from '../tables/report-state.js';
import { useAdoptionTable } from './use-adoption-table.js';

/** Which customers come to their portal, and which never did. */
export default function PortalPage() {
  const input = { ...useFilter(), limit: mostGroups };
  const query = useQuery(useApi().reports.portalAdoption.queryOptions(input, asReport));
  return (
    <ReportPage report="portalAdoption">
      <ReportState query={query}>{(report) => <Adoption report={report} input={input} />}</ReportState>
    </ReportPage>
  );
}

function Adoption({ report, input }: { report: AdoptionReport; input: { from: string; to: string } }) {
  const { t } = useTranslation('reports');
  const { totals } = report;
  const visits = { of: 'portal_visits' } as const;
  const more = report.customerCount - report.customers.length;
  const table = useAdoptionTable(report);
  return (
    <>
      <FigureTiles>
        <FigureTile label={t('portal.adoption')} figure={totals.adoption} kind="share" better="up" rows={visits} />
        <FigureTile label={t('portal.visiting')} figure={totals.visiting} kind="count" better="up" rows={visits} />
        <FigureTile label={t('portal.visits')} figure={totals.visits} kind="count" better="up" rows={visits} />
        <FigureTile
          label={t('portal.never')}
          figure={totals.never}
          kind="count"
          better="down"
          rows={{ of: 'portal_never' }}
        />
      </FigureTiles>
      <ChartBlock
        title={t('portal.chart')}
        table={table}
        csv={{ report: 'portalAdoption', input }}
        note={more > 0 ? t('groups.more', { count: more }) : undefined}
      >
        <VisitsChart report={report} />
      </ChartBlock>
    </>
  );
}

function VisitsChart({ report }: { report: AdoptionReport }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const open = useOpenRows();
  const bars = report.customers.slice(0, mostBars).map(({ key, label: name, visits }) => {
    const label = name ?? t('groups.unnamed');
    const onOpen = () => open({ title: label, ask: { of: 'portal_visits', customerId: key } });
    return { key, label, value: visits, text: formatAmount(visits, 'count', locale), onOpen };
  });
  return <BarsChart label={t('portal.chart')} bars={bars} />;
}
