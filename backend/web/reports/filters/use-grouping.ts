import { useReportSearch } from './use-report-search.js';

/** How the report at hand groups, as the address says; what it does not know becomes the first choice. */
export function useGrouping<Value extends string>(known: readonly [Value, ...Value[]]) {
  const { search, change } = useReportSearch();
  const by = known.find((one) => one === search.by) ?? known[0];
  return { by, choose: (value: Value) => change({ by: value }) };
}
