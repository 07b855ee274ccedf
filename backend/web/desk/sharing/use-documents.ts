import { useQueryClient } from '@tanstack/react-query';
import type { Document } from '@threadline/shared/files/schema';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAgain } from '../live/read-again.js';
import { useWrite } from '../writing/use-write.js';

/** Adds documents to a customer, and removes them. */
export function useDocuments(customerId: string) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const queries = useQueryClient();
  const { show } = useToasts();
  const [busy, setBusy] = useState(false);
  const touches = { about: 'document', customerId };
  const add = async (file: File): Promise<void> => {
    setBusy(true);
    const taken = await send(customerId, file);
    setBusy(false);
    if (taken) show({ message: t('sharing.added') });
    else show({ message: t('sharing.addFailed'), tone: 'error', retry: () => void add(file) });
    void readAgain(queries, touches);
  };
  const remove = ({ id }: Document) =>
    write({
      send: (api, options) => api.files.remove.mutate({ id }, options),
      touches,
      done: t('sharing.removed'),
      undo: () => ({ send: (api, options) => api.files.restore.mutate({ id }, options), touches }),
    });
  return { add, busy, remove };
}

async function send(customerId: string, file: File): Promise<boolean> {
  const body = new FormData();
  body.set('file', file);
  try {
    const answer = await fetch(`/desk/files?customerId=${customerId}`, { method: 'POST', body });
    return answer.ok;
  } catch {
    return false;
  }
}
