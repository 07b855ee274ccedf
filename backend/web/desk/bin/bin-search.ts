import { type BinKind, binKinds } from '@threadline/shared/bin/choices';

export interface BinSearch {
  kind?: BinKind;
  search?: string;
}

export function readBinSearch(search: Record<string, unknown>): BinSearch {
  const kind = binKinds.find((one) => one === search.kind);
  const words = typeof search.search === 'string' ? search.search.slice(0, 200) : '';
  return { ...(kind ? { kind } : {}), ...(words ? { search: words } : {}) };
}
