import { useQuery } from '@tanstack/react-query';
import { usePanel } from '../panel-context.js';
import type { SharedThread } from './use-thread-sharing.js';

/** Read anew each time: what is shown to a customer is never decided on by what was known before. */
export function useSharingPreview({ customerId, threadId }: SharedThread) {
  const { api } = usePanel();
  const thing = { customerId, kind: 'conversation', id: threadId } as const;
  return useQuery({
    queryKey: ['sharing', customerId, threadId],
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const { conversations } = await api.sharing.get.query({ customerId }, { signal });
      const shared = conversations.some((conversation) => conversation.threadId === threadId);
      const change = { share: true, thing };
      const { appears } = await api.sharing.preview.query({ customerId, change }, { signal });
      return { shared, appears };
    },
  });
}
