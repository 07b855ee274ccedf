import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { FollowUpsReport } from '@threadline/shared/reports/schema';
import { useTranslation } from 'react-i18next';
import { FigureTile, FigureTiles } from '../figures/figure-tile.js';
import { useFilter } from '../filters/use-report-search.js';
import { asReport } from '../tables/ask.js';
import { ChartBlock } from '../tables/chart-block.js';
import { ReportPage } from '../tables/report-page.js';
import { ReportState } from '../tables/report-state.js';
import { PeopleChart, WeekdayChart } from './follow-ups-charts.js';
import { usePeopleTable } from './use-people-table.js';
import { useWeekdayTable } from './use-weekday-table.js';

/** Whether what was promised for a day was done: by whom, on which weekdays, how fast, how often put off. */
export default function FollowUpsPage() {
  const input = useFilter();
  const query = useQuery(useApi().reports.followUps.queryOptions(input, asReport));
  return (
    <ReportPage report="followUps">
      <ReportState query={query}>
        {(report) => (
          <>
            <FollowUpFigures totals={report.totals} />
            <FollowUpBlocks report={report} input={input} />
          </>
        )}
      </ReportState>
    </ReportPage>
  );
}

function FollowUpFigures({ totals }: { totals: FollowUpsReport['totals'] }) {
  const { t } = useTranslation('reports');
  const due = { of: 'follow_ups_due' } as const;
  const done = { of: 'follow_ups_completed' } as const;
  const late = { of: 'follow_ups_overdue' } as const;
  const moved = { of: 'reschedules' } as const;
  return (
    <FigureTiles>
      <FigureTile label={t('followUps.due')} figure={totals.due} kind="count" rows={due} />
      <FigureTile label={t('followUps.completed')} figure={totals.completed} kind="count" better="up" rows={done} />
      <FigureTile label={t('followUps.rate')} figure={totals.completionRate} kind="share" better="up" rows={due} />
      <FigureTile label={t('followUps.onTime')} figure={totals.onTimeRate} kind="share" better="up" rows={due} />
      <FigureTile label={t('followUps.overdue')} figure={totals.overdue} kind="count" better="down" rows={late} />
      <FigureTile
        label={t('followUps.reschedules')}
        figure={totals.reschedules}
        kind="count"
        better="down"
        rows={moved}
      />
      <FigureTile
        label={t('followUps.median')}
        figure={totals.medianResponseSeconds}
        kind="age"
        better="down"
        rows={done}
      />
      <FigureTile label={t('followUps.p85')} figure={totals.p85ResponseSeconds} kind="age" better="down" rows={done} />
    </FigureTiles>
  );
}

function FollowUpBlocks({ report, input }: { report: FollowUpsReport; input: { from: string; to: string } }) {
  const { t } = useTranslation('reports');
  const people = usePeopleTable(report);
  const weekdays = useWeekdayTable(report);
  return (
    <>
      <ChartBlock title={t('followUps.byPerson')} table={people} csv={{ report: 'followUps', input }}>
        <PeopleChart report={report} />
      </ChartBlock>
      <ChartBlock title={t('followUps.byWeekday')} table={weekdays} csv={{ report: 'followUpsByWeekday', input }}>
        <WeekdayChart report={report} />
      </ChartBlock>
    </>
  );
}
