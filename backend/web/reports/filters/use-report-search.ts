import { dayOf } from '@threadline/shared/kernel/calendar';
import { useClock } from '@threadline/shared/ui/clock';
import { useMemo } from 'react';
import { goTo, hrefOf, useAddress } from '../shell/address.js';
import type { Period } from './periods.js';
import { filterOf, periodIn, type ReportSearch, readReportSearch } from './report-search.js';

export interface Searching {
  search: ReportSearch;
  /** Changes some settings and keeps the others; undefined takes one away. */
  change: (changes: Changes) => void;
  /** Puts all settings anew. */
  put: (search: ReportSearch, options?: { replace?: boolean }) => void;
}

export type Changes = { [Key in keyof ReportSearch]?: ReportSearch[Key] | undefined };

/** The settings of the report at hand. They live in the address, so that a link shares them and "back" returns. */
export function useReportSearch(): Searching {
  const { pathname, query } = useAddress();
  return useMemo(() => {
    const search = readReportSearch(query);
    return {
      search,
      change: (changes) => goTo(hrefOf(pathname, { ...search, ...changes })),
      put: (next, options) => goTo(hrefOf(pathname, next), options),
    };
  }, [pathname, query]);
}

/** Today in the organisation's calendar. */
export function useToday(): string {
  const { now, timeZone } = useClock();
  return dayOf(now, timeZone);
}

export function usePeriod(): Period {
  const { search } = useReportSearch();
  const today = useToday();
  return useMemo(() => periodIn(search, today), [search, today]);
}

/** The filter that every report is asked with. */
export function useFilter(): ReturnType<typeof filterOf> {
  const { search } = useReportSearch();
  const today = useToday();
  return useMemo(() => filterOf(search, today), [search, today]);
}
