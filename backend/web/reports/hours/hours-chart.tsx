import type { HoursGrouping } from '@threadline/shared/reports/choices';
import type { HoursGroup, HoursReport } from '@threadline/shared/reports/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { BarsChart } from '../charts/bars-chart.js';
import { ColumnsChart } from '../charts/columns-chart.js';
import { Legend } from '../charts/legend.js';
import { formatTick } from '../figures/format-amount.js';
import { useAmountText } from '../figures/use-amount-text.js';
import { useGroupLabel } from '../figures/use-group-label.js';
import { isWidth } from '../rows/rows-ask.js';
import { useOpenGroup } from '../rows/use-open-group.js';
import { mostBars } from '../tables/ask.js';

/** Hours of every group, the billable part of them strong: over time as columns, else as bars. */
export function HoursChart({ report, by }: { report: HoursReport; by: HoursGrouping }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const tell = useAmountText();
  const labelOf = useGroupLabel(by);
  const openGroup = useOpenGroup({ by, period: report.period, of: 'hours' });
  const textOf = ({ seconds: value, hidden }: HoursGroup) => tell({ value, hidden }, 'seconds');
  const legend = (
    <Legend
      entries={[
        { name: t('hours.billable'), look: 'strong' },
        { name: t('hours.notBillable'), look: 'weak' },
      ]}
    />
  );
  if (!isWidth(by)) {
    const told = report.groups.filter(({ seconds, hidden }) => seconds !== null || !hidden);
    const hidden = report.groups.length - told.length;
    const bars = told.slice(0, mostBars).map((group) => ({
      key: group.key ?? '',
      label: labelOf(group),
      value: group.seconds,
      part: group.billableSeconds,
      text: textOf(group),
      onOpen: group.seconds === null ? undefined : openGroup(group.key, labelOf(group)),
    }));
    return (
      <>
        {legend}
        <BarsChart label={t(`hours.chart.${by}`)} bars={bars} />
        {hidden > 0 ? <p className="px-1 pt-2 text-small text-soft">{t('hours.hidden', { count: hidden })}</p> : null}
      </>
    );
  }
  const columns = report.groups.map((group) => ({
    key: group.key ?? '',
    label: labelOf(group),
    title: `${labelOf(group)}: ${textOf(group)}`,
    parts: [
      { name: 'billable', value: group.billableSeconds, look: 'strong' as const },
      { name: 'rest', value: restOf(group), look: 'weak' as const },
    ],
    onOpen: group.seconds === null ? undefined : openGroup(group.key, labelOf(group)),
  }));
  const format = (value: number) => formatTick(value, 'seconds', locale);
  return (
    <>
      {legend}
      <ColumnsChart label={t(`hours.chart.${by}`)} columns={columns} stacked format={format} step={3600} />
    </>
  );
}

function restOf({ seconds, billableSeconds }: HoursGroup): number | null {
  return seconds === null ? null : seconds - (billableSeconds ?? 0);
}
