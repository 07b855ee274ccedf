import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportSearch } from '../filters/use-report-search.js';
import { CsvButton } from './csv-button.js';
import type { CsvAsk } from './fetch-csv.js';
import type { ReportTable } from './report-table.js';
import { TableTwin } from './table-twin.js';

export interface ChartBlockProps {
  title: string;
  table: ReportTable;
  /** The same figures as a file; absent where another chart of the report has it. */
  csv?: CsvAsk | undefined;
  /** What beyond the period is chosen for this chart. */
  controls?: ReactNode;
  /** Said below: what is not shown. */
  note?: string | undefined;
  children: ReactNode;
}

/** A chart with its twin: the same figures as a table, and as a file. */
export function ChartBlock({ title, table, csv, controls, note, children }: ChartBlockProps) {
  const { t } = useTranslation('reports');
  const { search, change } = useReportSearch();
  const asTable = search.show === 'table';
  const id = useId();
  const empty = table.rows.length === 0;
  return (
    <section aria-labelledby={id} className="pb-6">
      <header className="flex flex-wrap items-center gap-2 pb-2">
        <h2 id={id} className="mr-auto font-semibold text-title">
          {title}
        </h2>
        {controls}
        <fieldset className="flex">
          <legend className="sr-only">{t('twin.name')}</legend>
          <Button size="small" aria-pressed={!asTable} className={pressed} onClick={() => change({ show: undefined })}>
            {t('twin.chart')}
          </Button>
          <Button size="small" aria-pressed={asTable} className={pressed} onClick={() => change({ show: 'table' })}>
            {t('twin.table')}
          </Button>
        </fieldset>
        {csv && !empty ? <CsvButton ask={csv} what={title} /> : null}
      </header>
      {empty ? (
        <div className="rounded-md border border-line bg-surface">
          <EmptyState title={t('figures.none')}>{t('figures.noneHint')}</EmptyState>
        </div>
      ) : asTable ? (
        <TableTwin table={table} />
      ) : (
        <div className="rounded-md border border-line bg-surface p-3">{children}</div>
      )}
      {note && !empty ? <p className="pt-1 text-faint text-small">{note}</p> : null}
    </section>
  );
}

const pressed =
  'first-of-type:rounded-r-none last-of-type:-ml-px last-of-type:rounded-l-none aria-pressed:bg-pressed aria-pressed:text-ink';
