import type { SavedView } from '@threadline/shared/reports/views';
import { stringifySearch } from '../../desk/shell/plain-search.js';
import { keptInView, type ReportSearch, readReportSearch } from '../filters/report-search.js';

/** The settings of an address as a view keeps them. */
export function settingsOf(search: ReportSearch): SavedView['settings'] {
  return { ...keptInView(search) } as SavedView['settings'];
}

/** The address's settings that a view stands for. */
export function searchOf(view: SavedView): ReportSearch {
  return { ...readReportSearch(view.settings), view: view.id };
}

/** Whether the address shows something else than the view it began with. */
export function differs(view: SavedView, search: ReportSearch): boolean {
  const written = (settings: object) => stringifySearch(Object.fromEntries(Object.entries(settings).sort()));
  return written(keptInView(readReportSearch(view.settings))) !== written(keptInView(search));
}
