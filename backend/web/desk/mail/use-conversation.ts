import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi, useApiClient } from '@threadline/shared/api';
import { useMemo } from 'react';

const mailsAtOnce = 20;

/** A conversation with its latest mails, oldest first, and earlier ones on demand. */
export function useConversation(threadId: string) {
  const api = useApi();
  const client = useApiClient();
  const input = { threadId, limit: mailsAtOnce };
  const read = useInfiniteQuery({
    queryKey: api.mailView.conversation.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) =>
      client.mailView.conversation.query({ ...input, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data } = read;
  const mails = useMemo(() => data?.pages.flatMap(({ items }) => items).reverse(), [data]);
  return { ...read, conversation: data?.pages[0], mails };
}
