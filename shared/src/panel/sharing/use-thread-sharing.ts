import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import { useToasts } from '../../ui/toasts.js';
import { usePanel } from '../panel-context.js';

export interface SharedThread {
  customerId: string;
  threadId: string;
}

/**
 * Shares a mail and hides it again. Never queued: what could not be shared now is not shared later, when nobody looks.
 */
export function useThreadSharing({ customerId, threadId }: SharedThread, onDone: () => void) {
  const { t } = useTranslation('panel');
  const { api } = usePanel();
  const { show } = useToasts();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const thing = { customerId, kind: 'conversation', id: threadId } as const;
  const put = async (
    shared: boolean,
    { after, restore = false }: { after?: () => void; restore?: boolean } = {},
  ): Promise<void> => {
    setBusy(true);
    try {
      if (shared) await api.sharing.share.mutate({ ...thing, restore });
      else await api.sharing.unshare.mutate(thing);
      show({
        message: t(shared ? 'sharing.shared' : 'sharing.unshared'),
        undo: () => void put(!shared, { restore: true }),
      });
      after?.();
      // Undo comes later, when the look at what is shared may stand open again.
      void queries.invalidateQueries({ queryKey: ['sharing', customerId] });
    } catch (error) {
      const message = readApiError(error).message || t('sharing.failed');
      show({ message, tone: 'error', retry: () => void put(shared, { restore, ...(after && { after }) }) });
    }
    setBusy(false);
  };
  return { share: () => put(true, { after: onDone }), unshare: () => put(false, { after: onDone }), busy };
}
