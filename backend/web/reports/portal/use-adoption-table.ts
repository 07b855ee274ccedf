import { formatLongDay } from '@threadline/shared/i18n/format-time';
import { dayOf } from '@threadline/shared/kernel/calendar';
import type { AdoptionReport } from '@threadline/shared/reports/schema';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import type { ReportTable } from '../tables/report-table.js';

/** How often every customer came, and when last. */
export function useAdoptionTable({ customers, timeZone }: AdoptionReport): ReportTable {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const lastOf = (at: string | null) =>
    at ? formatLongDay(dayOf(new Date(at), timeZone), locale) : t('portal.neverCame');
  return {
    label: t('portal.chart'),
    columns: [
      { key: 'customer', header: t('groups.customer'), kind: 'text' },
      { key: 'visits', header: t('portal.visits'), kind: 'count' },
      { key: 'visitors', header: t('portal.visitors'), kind: 'count' },
      { key: 'last', header: t('portal.last'), kind: 'text' },
    ],
    rows: customers.map(({ key, label, visits, visitors, lastVisitAt }) => ({
      key,
      cells: [
        { text: label ?? t('groups.unnamed') },
        { value: visits, rows: { of: 'portal_visits', customerId: key } },
        { value: visitors, rows: { of: 'portal_visits', customerId: key } },
        { text: lastOf(lastVisitAt) },
      ],
    })),
  };
}
