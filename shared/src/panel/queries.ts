import { QueryClient } from '@tanstack/react-query';
import { readApiError } from '../api/api-error.js';

/** Names of what the panel reads. A thread's data is named by the thread's own key and never shown under another. */
export const queryKeys = {
  context: (threadKey: string, customerId: string | null) => ['context', threadKey, customerId] as const,
  contexts: () => ['context'] as const,
  today: () => ['today'] as const,
  timer: () => ['timer'] as const,
  timeline: (customerId: string, filter: object) => ['timeline', customerId, filter] as const,
  timelines: (customerId: string) => ['timeline', customerId] as const,
  mail: (messageId: string) => ['mail', messageId] as const,
  allPromises: () => ['promises'] as const,
  promises: (threadId: string) => ['promises', threadId] as const,
  subject: (type: string, id: string) => ['subject', type, id] as const,
  team: () => ['team'] as const,
  composing: (addresses: string) => ['context', 'composing', addresses] as const,
};

const halfAnHour = 30 * 60_000;

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        gcTime: halfAnHour,
        refetchOnReconnect: false,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < 2 && ['unknown', 'unavailable'].includes(readApiError(error).code),
      },
    },
  });
}
