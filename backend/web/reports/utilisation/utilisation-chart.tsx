import type { UtilisationGrouping } from '@threadline/shared/reports/choices';
import type { UtilisationReport } from '@threadline/shared/reports/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { BarsChart } from '../charts/bars-chart.js';
import { ColumnsChart } from '../charts/columns-chart.js';
import { formatTick } from '../figures/format-amount.js';
import { useAmountText } from '../figures/use-amount-text.js';
import { useGroupLabel } from '../figures/use-group-label.js';
import { isWidth } from '../rows/rows-ask.js';
import { useOpenGroup } from '../rows/use-open-group.js';
import { mostBars } from '../tables/ask.js';

/** Utilisation of every group, on a scale that ends at all of the time or above. */
export function UtilisationChart({ report, by }: { report: UtilisationReport; by: UtilisationGrouping }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const tell = useAmountText();
  const labelOf = useGroupLabel(by);
  const openGroup = useOpenGroup({ by, period: report.period, of: 'hours' });
  const groups = report.groups.map((group) => {
    const { key, utilisation: value, hidden } = group;
    const onOpen = value === null ? undefined : openGroup(key, labelOf(group));
    return { key: key ?? '', label: labelOf(group), value, text: tell({ value, hidden }, 'share'), onOpen };
  });
  const most = Math.max(1, ...groups.map(({ value }) => value ?? 0));
  if (!isWidth(by)) return <BarsChart label={t('utilisation.chart')} bars={groups.slice(0, mostBars)} most={most} />;
  const columns = groups.map(({ key, label, value, text, onOpen }) => ({
    ...{ key, label, onOpen },
    title: `${label}: ${text}`,
    parts: [{ name: 'utilisation', value, look: 'strong' as const }],
  }));
  const format = (value: number) => formatTick(value, 'share', locale);
  return <ColumnsChart label={t('utilisation.chart')} columns={columns} format={format} most={most} />;
}
