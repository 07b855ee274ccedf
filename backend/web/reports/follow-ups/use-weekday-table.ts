import type { FollowUpsReport } from '@threadline/shared/reports/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { formatWeekday } from '../figures/format-period.js';
import type { ReportTable } from '../tables/report-table.js';

/** What was due on every weekday, and what became of it. */
export function useWeekdayTable({ byWeekday }: FollowUpsReport): ReportTable {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const nothing = byWeekday.every(({ due, completed }) => due + completed === 0);
  return {
    label: t('followUps.byWeekday'),
    columns: [
      { key: 'weekday', header: t('followUps.weekday'), kind: 'text' },
      { key: 'due', header: t('followUps.due'), kind: 'count' },
      { key: 'completed', header: t('followUps.completed'), kind: 'count' },
      { key: 'rate', header: t('followUps.rate'), kind: 'share' },
      { key: 'overdue', header: t('followUps.overdue'), kind: 'count' },
    ],
    rows: (nothing ? [] : byWeekday).map(({ weekday, due, completed, completionRate, overdue }) => ({
      key: String(weekday),
      cells: [
        { text: formatWeekday(weekday, locale) },
        { value: due, rows: { of: 'follow_ups_due', weekday } },
        { value: completed, rows: { of: 'follow_ups_completed', weekday } },
        { value: completionRate },
        { value: overdue, rows: { of: 'follow_ups_overdue', weekday } },
      ],
    })),
  };
}
