import type { UtilisationGrouping } from '@threadline/shared/reports/choices';
import type { UtilisationReport } from '@threadline/shared/reports/schema';
import { useTranslation } from 'react-i18next';
import { useGroupLabel } from '../figures/use-group-label.js';
import { narrowTo } from '../rows/rows-ask.js';
import type { ReportTable, TableCell } from '../tables/report-table.js';

/** Utilisation of every group, and what it is made of. */
export function useUtilisationTable(report: UtilisationReport, by: UtilisationGrouping): ReportTable {
  const { t } = useTranslation('reports');
  const labelOf = useGroupLabel(by);
  const compares = report.comparedPeriod !== null;
  const nothing = report.groups.every(({ trackedSeconds, hidden }) => !trackedSeconds && !hidden);
  const rows = report.groups.map((group) => {
    const { key, hidden, compared } = group;
    const narrow = narrowTo(by, key, report.period);
    const ask = narrow ? { of: 'hours' as const, ...narrow } : undefined;
    const before: TableCell[] = compares ? [{ value: compared?.utilisation ?? null, hidden: compared?.hidden }] : [];
    const cells: TableCell[] = [
      { text: labelOf(group) },
      { value: group.utilisation, hidden },
      { value: group.billableSeconds, hidden, rows: ask && { ...ask, billable: true } },
      { value: group.trackedSeconds, hidden, rows: ask },
      { value: group.capacitySeconds, hidden },
    ];
    return { key: key ?? '', cells: [...cells, ...before] };
  });
  return {
    label: t('utilisation.chart'),
    columns: [
      { key: 'group', header: t(`groups.${by}`), kind: 'text' },
      { key: 'utilisation', header: t('utilisation.share'), kind: 'share' },
      { key: 'billable', header: t('hours.billable'), kind: 'seconds' },
      { key: 'tracked', header: t('hours.tracked'), kind: 'seconds' },
      { key: 'capacity', header: t('utilisation.capacity'), kind: 'seconds' },
      ...(compares ? [{ key: 'compared', header: t('utilisation.before'), kind: 'share' as const }] : []),
    ],
    rows: nothing ? [] : rows,
  };
}
