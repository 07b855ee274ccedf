import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createApi } from '@threadline/shared/api';
import { connection } from '../../offline/connection.js';
import { askForProof } from '../proof/proof-question.js';
import { readFailure } from './failure.js';

const halfAnHour = 30 * 60_000;
const triesOfARead = 2;

/** Told when the server no longer knows who we are. */
export const sessionEnd = { tell: (): void => undefined };

export const api = createApi({
  baseUrl: '',
  onUnauthenticated: () => sessionEnd.tell(),
  onReachable: connection.tell,
  askForProof,
});

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSessionEnd }),
  mutationCache: new MutationCache({ onError: noticeSessionEnd }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      gcTime: halfAnHour,
      refetchOnReconnect: true,
      retry: (count, error) => count < triesOfARead && ['unknown', 'unavailable'].includes(readFailure(error).code),
      retryDelay: (count) => 400 * 2 ** count,
    },
  },
});

function noticeSessionEnd(error: unknown): void {
  if (readFailure(error).code === 'unauthenticated') sessionEnd.tell();
}
