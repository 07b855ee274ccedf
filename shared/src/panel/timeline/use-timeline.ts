import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ThreadContext } from '../../threads/schema.js';
import { usePanel } from '../panel-context.js';
import { queryKeys } from '../queries.js';
import { type KindGroup, kindGroups } from './timeline-kinds.js';

export interface TimelineFilter {
  group: KindGroup | 'all';
  search: string;
}

/** A customer's timeline, page by page; the first page has come with the thread's own request. */
export function useTimeline(customerId: string, filter: TimelineFilter, first: ThreadContext['timeline']) {
  const { api } = usePanel();
  const known = first.items.every(({ subject, meeting }) => subject.type !== 'meeting' || meeting);
  const plain = filter.group === 'all' && filter.search === '';
  return useInfiniteQuery({
    queryKey: queryKeys.timeline(customerId, filter),
    queryFn: ({ pageParam, signal }) =>
      api.timeline.list.query(
        {
          customerId,
          limit: 30,
          ...(pageParam ? { cursor: pageParam } : {}),
          ...(filter.group === 'all' ? {} : { kinds: [...kindGroups[filter.group]] }),
          ...(filter.search ? { search: filter.search } : {}),
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...(plain ? { initialData: { pages: [first], pageParams: [null] } } : {}),
    // What meetings are about is read at once.
    ...(plain && !known ? { initialDataUpdatedAt: 0 } : {}),
  });
}
