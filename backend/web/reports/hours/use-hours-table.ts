import type { HoursGrouping } from '@threadline/shared/reports/choices';
import type { HoursReport } from '@threadline/shared/reports/schema';
import { useTranslation } from 'react-i18next';
import { useGroupLabel } from '../figures/use-group-label.js';
import { narrowTo, type RowsAsk } from '../rows/rows-ask.js';
import type { ReportTable, TableCell } from '../tables/report-table.js';

type Part = Pick<HoursReport['groups'][number], 'seconds' | 'billableSeconds' | 'billableShare' | 'hidden'>;

/** The hours of every group, with the ones compared to and what is left over. */
export function useHoursTable(report: HoursReport, by: HoursGrouping): ReportTable {
  const { t } = useTranslation('reports');
  const labelOf = useGroupLabel(by);
  const compares = report.comparedPeriod !== null;
  const nothing = report.groups.every(({ seconds }) => seconds === 0);
  const rows = report.groups.map((group) => {
    const narrow = narrowTo(by, group.key, report.period);
    const ask = narrow && { of: 'hours' as const, ...narrow };
    const compared: TableCell[] = compares
      ? [{ value: group.compared?.seconds ?? null, hidden: group.compared?.hidden }]
      : [];
    return { key: group.key ?? '', cells: [{ text: labelOf(group) }, ...cellsOf(group, ask), ...compared] };
  });
  const rest = report.rest && {
    key: 'rest',
    cells: [{ text: t('groups.rest') }, ...cellsOf(report.rest, null), ...(compares ? [{ text: '–' }] : [])],
  };
  return {
    label: t(`hours.chart.${by}`),
    columns: [
      { key: 'group', header: t(`groups.${by}`), kind: 'text' },
      { key: 'seconds', header: t('hours.tracked'), kind: 'seconds' },
      { key: 'billable', header: t('hours.billable'), kind: 'seconds' },
      { key: 'share', header: t('hours.share'), kind: 'share' },
      ...(compares ? [{ key: 'compared', header: t('hours.before'), kind: 'seconds' as const }] : []),
    ],
    rows: nothing ? [] : rest ? [...rows, rest] : rows,
  };
}

function cellsOf({ seconds, billableSeconds, billableShare, hidden }: Part, ask: RowsAsk | null): TableCell[] {
  const billable = ask && { ...ask, billable: true };
  return [
    { value: seconds, hidden, rows: ask ?? undefined },
    { value: billableSeconds, hidden, rows: billable ?? undefined },
    { value: billableShare, hidden },
  ];
}
