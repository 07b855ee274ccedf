import type { InfiniteData, QueryClient, QueryFilters } from '@tanstack/react-query';

/** Takes back what was shown before the server had answered. */
export type Restore = () => void;

/** Changes what screens hold, and stops reads under way from overwriting it. */
export function showAtOnce<Data>(queries: QueryClient, filter: QueryFilters, update: (data: Data) => Data): Restore {
  void queries.cancelQueries(filter);
  const before = queries.getQueriesData<Data>(filter);
  queries.setQueriesData<Data>(filter, (data) => (data === undefined ? data : update(data)));
  return () => {
    for (const [key, data] of before) queries.setQueryData(key, data);
  };
}

export interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** The same for the items of a list, whether it is read whole or page by page. */
export function showInLists<Item>(
  queries: QueryClient,
  filter: QueryFilters,
  update: (items: Item[]) => Item[],
): Restore {
  return showAtOnce<Listed<Item> | InfiniteData<Listed<Item>>>(queries, filter, (data) => {
    if (!('pages' in data)) return { ...data, items: update(data.items) };
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: update(page.items) })) };
  });
}

export function restoreAll(...restores: Restore[]): Restore {
  return () => {
    for (const restore of restores) restore();
  };
}
