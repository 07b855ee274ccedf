import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { type TaskGrouping, taskGroupings } from '@threadline/shared/reports/choices';
import type { TasksReport } from '@threadline/shared/reports/schema';
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
import { CycleTimeChart, ThroughputChart } from './tasks-charts.js';
import { useTasksTable } from './use-tasks-table.js';

/** How many tasks are done, and how long they take from creation to completion. */
export default function TasksPage() {
  const { t } = useTranslation('reports');
  const { by, choose } = useGrouping<TaskGrouping>(taskGroupings);
  const input = { ...useFilter(), by, limit: mostGroups };
  const query = useQuery(useApi().reports.tasks.queryOptions(input, asReport));
  const controls = (
    <ChoiceField
      label={t('groups.by')}
      values={taskGroupings}
      value={by}
      nameOf={(value) => t(`groups.${value}`)}
      onChange={choose}
    />
  );
  return (
    <ReportPage report="tasks">
      <ReportState query={query}>
        {(report) => (
          <>
            <TaskFigures totals={report.totals} />
            <TaskBlocks report={report} by={by} controls={controls} input={input} />
          </>
        )}
      </ReportState>
    </ReportPage>
  );
}

function TaskFigures({ totals }: { totals: TasksReport['totals'] }) {
  const { t } = useTranslation('reports');
  const done = { of: 'tasks_completed' } as const;
  return (
    <FigureTiles>
      <FigureTile label={t('tasks.completed')} figure={totals.completed} kind="count" better="up" rows={done} />
      <FigureTile label={t('tasks.created')} figure={totals.created} kind="count" rows={{ of: 'tasks_created' }} />
      <FigureTile label={t('tasks.median')} figure={totals.medianCycleSeconds} kind="age" better="down" rows={done} />
      <FigureTile label={t('tasks.p85')} figure={totals.p85CycleSeconds} kind="age" better="down" rows={done} />
    </FigureTiles>
  );
}

interface TaskBlocksProps {
  report: TasksReport;
  by: TaskGrouping;
  controls: ReactNode;
  input: { from: string; to: string };
}

function TaskBlocks({ report, by, controls, input }: TaskBlocksProps) {
  const { t } = useTranslation('reports');
  const { throughput, cycleTime } = useTasksTable(report, by);
  const more = report.groupCount - report.groups.length;
  const note = more > 0 ? t('groups.more', { count: more }) : undefined;
  return (
    <>
      <ChartBlock
        title={t('tasks.throughput')}
        table={throughput}
        csv={{ report: 'tasks', input }}
        controls={controls}
        note={note}
      >
        <ThroughputChart report={report} by={by} />
      </ChartBlock>
      <ChartBlock title={t('tasks.cycleTime')} table={cycleTime}>
        <CycleTimeChart report={report} by={by} />
      </ChartBlock>
    </>
  );
}
