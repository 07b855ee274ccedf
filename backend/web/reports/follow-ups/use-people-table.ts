import type { FollowUpsReport } from '@threadline/shared/reports/schema';
import { useTranslation } from 'react-i18next';
import { useGroupLabel } from '../figures/use-group-label.js';
import type { ReportTable } from '../tables/report-table.js';

/** How every person keeps follow-ups. */
export function usePeopleTable({ byPerson }: FollowUpsReport): ReportTable {
  const { t } = useTranslation('reports');
  const labelOf = useGroupLabel('person');
  return {
    label: t('followUps.byPerson'),
    columns: [
      { key: 'person', header: t('groups.person'), kind: 'text' },
      { key: 'due', header: t('followUps.due'), kind: 'count' },
      { key: 'completed', header: t('followUps.completed'), kind: 'count' },
      { key: 'rate', header: t('followUps.rate'), kind: 'share' },
      { key: 'overdue', header: t('followUps.overdue'), kind: 'count' },
      { key: 'reschedules', header: t('followUps.reschedules'), kind: 'count' },
      { key: 'median', header: t('followUps.median'), kind: 'age' },
    ],
    rows: byPerson.map((person) => {
      const { key } = person;
      const rowsOf = <Of extends string>(of: Of) => (key === null ? undefined : { of, personId: key });
      return {
        key: key ?? '',
        cells: [
          { text: labelOf(person) },
          { value: person.due, rows: rowsOf('follow_ups_due') },
          { value: person.completed, rows: rowsOf('follow_ups_completed') },
          { value: person.completionRate },
          { value: person.overdue, rows: rowsOf('follow_ups_overdue') },
          { value: person.reschedules, rows: rowsOf('reschedules') },
          { value: person.medianResponseSeconds },
        ],
      };
    }),
  };
}
