import type { ReportName } from '@threadline/shared/reports/choices';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../filters/filter-bar.js';
import type { OpenedRows } from '../rows/rows-ask.js';
import { RowsContext } from '../rows/rows-place.js';
import { SavedViews } from '../views/saved-views.js';
import { useDefaultView } from '../views/use-default-view.js';

const RowsDrawer = lazy(() =>
  import('../rows/rows-drawer.js').then(({ RowsDrawer: component }) => ({ default: component })),
);

export interface ReportPageProps {
  report: ReportName;
  /** What only this report asks, beside the filters of all. */
  filters?: ReactNode;
  children: ReactNode;
}

/** The frame of every report: its name, the saved views, the filters, and the drawer that figures open. */
export function ReportPage({ report, filters, children }: ReportPageProps) {
  const { t } = useTranslation('reports');
  const [rows, setRows] = useState<OpenedRows | null>(null);
  useDefaultView(report);
  return (
    <div className="mx-auto max-w-360 px-4 pb-12 md:px-8">
      <header className="flex min-h-14 flex-wrap items-center gap-2 py-3">
        <h1 className="mr-auto font-semibold text-heading">{t(`names.${report}`)}</h1>
        <SavedViews report={report} />
      </header>
      <FilterBar>{filters}</FilterBar>
      <RowsContext value={setRows}>{children}</RowsContext>
      {rows ? (
        <Suspense>
          <RowsDrawer rows={rows} onClose={() => setRows(null)} />
        </Suspense>
      ) : null}
    </div>
  );
}
