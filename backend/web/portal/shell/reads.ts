import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client.js';

export const visitorKey = ['visitor'];
export const homeKey = ['home'];
export const tasksKey = ['tasks'];

/** Everything the portal reads, each under its key. Visitor and home leave in one request: see `main.tsx`. */
export const visitorRead = queryOptions({
  queryKey: visitorKey,
  queryFn: ({ signal }) => api.visit.me.query({}, { signal }),
});
export const homeRead = queryOptions({
  queryKey: homeKey,
  queryFn: ({ signal }) => api.visit.home.query({}, { signal }),
});
export const tasksRead = queryOptions({
  queryKey: tasksKey,
  queryFn: ({ signal }) => api.tasks.list.query({}, { signal }),
});
export type TaskList = Awaited<ReturnType<typeof api.tasks.list.query>>;
/** Page by page, the latest first. */
export const conversationsRead = infiniteQueryOptions({
  queryKey: ['conversations'],
  queryFn: ({ pageParam, signal }) => api.conversations.list.query(pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
export const conversationRead = (id: string) =>
  queryOptions({
    queryKey: ['conversations', id],
    queryFn: ({ signal }) => api.conversations.get.query({ id }, { signal }),
  });
export const documentsRead = queryOptions({
  queryKey: ['documents'],
  queryFn: ({ signal }) => api.documents.list.query({}, { signal }),
});
export const brandRead = (organisation: string) =>
  queryOptions({
    queryKey: ['brand', organisation],
    queryFn: ({ signal }) => api.entry.brand.query({ organisation }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
