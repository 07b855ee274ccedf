import type { TaskGrouping } from '@threadline/shared/reports/choices';
import type { TasksReport } from '@threadline/shared/reports/schema';
import { useTranslation } from 'react-i18next';
import { useGroupLabel } from '../figures/use-group-label.js';
import { narrowTo } from '../rows/rows-ask.js';
import type { ReportTable } from '../tables/report-table.js';

/** Throughput and cycle time of every group. */
export function useTasksTable(
  report: TasksReport,
  by: TaskGrouping,
): { throughput: ReportTable; cycleTime: ReportTable } {
  const { t } = useTranslation('reports');
  const labelOf = useGroupLabel(by);
  const group = { key: 'group', header: t(`groups.${by}`), kind: 'text' } as const;
  const groups = report.groups.map((one) => {
    const narrow = narrowTo(by, one.key, report.period);
    const completed = narrow ? { of: 'tasks_completed' as const, ...narrow } : undefined;
    const created = narrow ? { of: 'tasks_created' as const, ...narrow } : undefined;
    return { one, key: one.key ?? '', name: { text: labelOf(one) }, completed, created };
  });
  const busy = groups.some(({ one }) => one.completed + one.created > 0) ? groups : [];
  const timed = groups.some(({ one }) => one.medianCycleSeconds !== null) ? groups : [];
  return {
    throughput: {
      label: t('tasks.throughput'),
      columns: [
        group,
        { key: 'completed', header: t('tasks.completed'), kind: 'count' },
        { key: 'created', header: t('tasks.created'), kind: 'count' },
      ],
      rows: busy.map(({ one, key, name, completed, created }) => ({
        key,
        cells: [name, { value: one.completed, rows: completed }, { value: one.created, rows: created }],
      })),
    },
    cycleTime: {
      label: t('tasks.cycleTime'),
      columns: [
        group,
        { key: 'median', header: t('tasks.median'), kind: 'age' },
        { key: 'p85', header: t('tasks.p85'), kind: 'age' },
      ],
      rows: timed.map(({ one, key, name, completed }) => ({
        key,
        cells: [
          name,
          { value: one.medianCycleSeconds, rows: completed },
          { value: one.p85CycleSeconds, rows: completed },
        ],
      })),
    },
  };
}
