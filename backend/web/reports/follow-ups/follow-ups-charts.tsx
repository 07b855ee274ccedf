import type { FollowUpsReport } from '@threadline/shared/reports/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { BarsChart } from '../charts/bars-chart.js';
import { ColumnsChart } from '../charts/columns-chart.js';
import { Legend } from '../charts/legend.js';
import { formatAmount } from '../figures/format-amount.js';
import { formatWeekday } from '../figures/format-period.js';
import { useAmountText } from '../figures/use-amount-text.js';
import { useGroupLabel } from '../figures/use-group-label.js';
import { useOpenRows } from '../rows/rows-place.js';
import { mostBars } from '../tables/ask.js';

/** The share that every person completed. */
export function PeopleChart({ report: { byPerson } }: { report: FollowUpsReport }) {
  const { t } = useTranslation('reports');
  const tell = useAmountText();
  const open = useOpenRows();
  const labelOf = useGroupLabel('person');
  const bars = byPerson.slice(0, mostBars).map((person) => {
    const { key, completionRate: value } = person;
    const label = labelOf(person);
    const onOpen =
      key === null ? undefined : () => open({ title: label, ask: { of: 'follow_ups_due', personId: key } });
    return { key: key ?? '', label, value, text: tell({ value }, 'share'), onOpen };
  });
  return <BarsChart label={t('followUps.byPerson')} bars={bars} most={1} />;
}

/** What was due on every weekday: completed, and overdue. */
export function WeekdayChart({ report: { byWeekday } }: { report: FollowUpsReport }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const open = useOpenRows();
  const columns = byWeekday.map(({ weekday, due, completed, overdue }) => {
    const label = formatWeekday(weekday, locale);
    return {
      key: String(weekday),
      label,
      title: `${label}: ${t('followUps.weekdayText', { due, completed, overdue })}`,
      parts: [
        { name: 'completed', value: completed, look: 'strong' as const },
        { name: 'overdue', value: overdue, look: 'outlined' as const },
      ],
      onOpen: () => open({ title: label, ask: { of: 'follow_ups_due', weekday } }),
    };
  });
  return (
    <>
      <Legend
        entries={[
          { name: t('followUps.completed'), look: 'strong' },
          { name: t('followUps.overdue'), look: 'outlined' },
        ]}
      />
      <ColumnsChart
        label={t('followUps.byWeekday')}
        columns={columns}
        format={(value) => formatAmount(value, 'count', locale)}
      />
    </>
  );
}
