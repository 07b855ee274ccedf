import type { TaskGrouping } from '@threadline/shared/reports/choices';
import type { TasksReport } from '@threadline/shared/reports/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { BarsChart } from '../charts/bars-chart.js';
import { ColumnsChart } from '../charts/columns-chart.js';
import { Legend } from '../charts/legend.js';
import { formatAmount, formatTick } from '../figures/format-amount.js';
import { useAmountText } from '../figures/use-amount-text.js';
import { useGroupLabel } from '../figures/use-group-label.js';
import { isWidth } from '../rows/rows-ask.js';
import { useOpenGroup } from '../rows/use-open-group.js';
import { mostBars } from '../tables/ask.js';

interface TasksChartProps {
  report: TasksReport;
  by: TaskGrouping;
}

/** Tasks completed beside tasks created. */
export function ThroughputChart({ report, by }: TasksChartProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const labelOf = useGroupLabel(by);
  const openGroup = useOpenGroup({ by, period: report.period, of: 'tasks_completed' });
  const groups = report.groups.map((group) => ({
    ...group,
    key: group.key ?? '',
    label: labelOf(group),
    text: t('tasks.doneOfNew', { completed: group.completed, created: group.created }),
    onOpen: openGroup(group.key, labelOf(group)),
  }));
  if (!isWidth(by)) {
    const bars = groups.slice(0, mostBars).map((group) => ({ ...group, value: group.completed }));
    return <BarsChart label={t('tasks.throughput')} bars={bars} />;
  }
  const columns = groups.map(({ key, label, text, onOpen, completed, created }) => ({
    ...{ key, label, onOpen },
    title: `${label}: ${text}`,
    parts: [
      { name: 'completed', value: completed, look: 'strong' as const },
      { name: 'created', value: created, look: 'outlined' as const },
    ],
  }));
  return (
    <>
      <Legend
        entries={[
          { name: t('tasks.completed'), look: 'strong' },
          { name: t('tasks.created'), look: 'outlined' },
        ]}
      />
      <ColumnsChart
        label={t('tasks.throughput')}
        columns={columns}
        format={(value) => formatAmount(value, 'count', locale)}
      />
    </>
  );
}

const secondsPerDay = 86_400;

/** How long half of the tasks took at most. */
export function CycleTimeChart({ report, by }: TasksChartProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const tell = useAmountText();
  const labelOf = useGroupLabel(by);
  const openGroup = useOpenGroup({ by, period: report.period, of: 'tasks_completed' });
  const groups = report.groups.map((group) => {
    const value = group.medianCycleSeconds;
    const onOpen = value === null ? undefined : openGroup(group.key, labelOf(group));
    return { key: group.key ?? '', label: labelOf(group), value, text: tell({ value }, 'age'), onOpen };
  });
  if (!isWidth(by)) return <BarsChart label={t('tasks.cycleTime')} bars={groups.slice(0, mostBars)} />;
  const columns = groups.map(({ key, label, value, text, onOpen }) => ({
    ...{ key, label, onOpen },
    title: `${label}: ${text}`,
    parts: [{ name: 'median', value, look: 'strong' as const }],
  }));
  const format = (value: number) => formatTick(value, 'age', locale);
  return <ColumnsChart label={t('tasks.cycleTime')} columns={columns} format={format} step={secondsPerDay} />;
}
