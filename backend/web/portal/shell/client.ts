import { QueryCache, QueryClient } from '@tanstack/react-query';
import { createPortalApi } from '@threadline/shared/api/create-portal-api';
import { connection } from '../../offline/connection.js';
import { readFailure } from './failure.js';

const triesOfARead = 2;

export const api = createPortalApi({ onReachable: connection.tell });

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnReconnect: true,
      retry: (count, error) => count < triesOfARead && ['unknown', 'unavailable'].includes(readFailure(error).code),
      retryDelay: (count) => 400 * 2 ** count,
    },
  },
});

/** Any read that the server refuses for want of a visit asks again who is here, and so leads to signing in. */
function noticeSignedOut(error: unknown, query: { queryKey: readonly unknown[] }): void {
  if (readFailure(error).code === 'unauthenticated' && query.queryKey[0] !== 'visitor') {
    void queries.resetQueries({ queryKey: ['visitor'] });
  }
}
