import type { ReportRow } from '@threadline/shared/reports/rows';
import { Badge } from '@threadline/shared/ui/badge';
import { Duration } from '@threadline/shared/ui/duration';
import { RelativeDay, RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { useKindText } from './use-kind-text.js';

/** One row behind a figure: what, with which customer, by whom, when and how long. */
export function RowLine({ row }: { row: ReportRow }) {
  const { t } = useTranslation('reports');
  const kind = useKindText()(row.kind);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2">
      <span className="min-w-0 flex-1 basis-48">
        <span className="block break-words font-medium">
          {row.title || kind || row.customer?.name || t('rows.untitled')}
        </span>
        <span className="block break-words text-faint text-small">
          {row.customer ? (
            <a
              href={`/customers/${row.customer.id}`}
              className="text-soft underline decoration-line-strong hover:text-ink"
            >
              {row.customer.name}
            </a>
          ) : null}
          {[kind && row.title ? kind : null, row.person?.name].filter(Boolean).map((part) => (
            <span key={part}> · {part}</span>
          ))}
        </span>
      </span>
      {row.billable ? <Badge tone="outline">{t('rows.billable')}</Badge> : null}
      {row.seconds === null ? null : <Duration seconds={row.seconds} />}
      <span className="text-faint text-small">
        {row.at ? <RelativeTime at={row.at} /> : row.on ? <RelativeDay on={row.on} /> : null}
      </span>
    </li>
  );
}
