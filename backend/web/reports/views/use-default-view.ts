import type { ReportName } from '@threadline/shared/reports/choices';
import { useEffect, useRef } from 'react';
import { useReportSearch } from '../filters/use-report-search.js';
import { useViews } from './use-views.js';
import { searchOf } from './view-settings.js';

/** Opens a report with the person's own view, where the address asks for nothing else. */
export function useDefaultView(report: ReportName): void {
  const views = useViews(report);
  const { search, put } = useReportSearch();
  const asked = useRef(Object.keys(search).length > 0);
  useEffect(() => {
    const chosen = views?.find(({ isDefault }) => isDefault);
    if (views === undefined || asked.current) return;
    asked.current = true;
    if (chosen && Object.keys(search).length === 0) put(searchOf(chosen), { replace: true });
  }, [views, search, put]);
}
