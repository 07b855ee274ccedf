import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Listed } from '../writing/show-at-once.js';

export interface Pages<Item> {
  /** Undefined until the first page is there. */
  items: readonly Item[] | undefined;
  error: unknown;
  hasMore: boolean;
  readingMore: boolean;
  /** Reads the next page, if there is one and it is not under way. */
  more: () => void;
  again: () => void;
  busy: boolean;
  /** What is shown belongs to the filter before. */
  stale: boolean;
}

export interface ReadingPages<Item> {
  key: QueryKey;
  /** Reads the page at the cursor; the first one without. */
  read: (at: { cursor?: string }, options: { signal: AbortSignal }) => Promise<Listed<Item>>;
}

/** A list read page by page, with what was there before while a filter changes. */
export function usePages<Item>({ key, read }: ReadingPages<Item>): Pages<Item> {
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam ? { cursor: pageParam } : {}, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    items,
    error: list.error,
    hasMore: hasNextPage,
    readingMore: isFetchingNextPage,
    more,
    again: () => void refetch(),
    busy: list.isFetching,
    stale: list.isPlaceholderData,
  };
}
