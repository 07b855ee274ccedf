import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayRefusal } from '../refusals/say-refusal.js';
import { useWrite } from '../writing/use-write.js';

export interface Attaching {
  /** The name of what goes up now. */
  busy: string | null;
  attach: (files: readonly File[]) => Promise<void>;
  takeOff: (position: number) => Promise<void>;
}

/** Puts files on a draft, one after the other, and takes them off. */
export function useAttaching(draftId: string): Attaching {
  const { t } = useTranslation(['writing', 'desk']);
  const queries = useQueryClient();
  const queryKey = useApi().mailWriting.get.queryKey({ id: draftId });
  const { show } = useToasts();
  const write = useWrite();
  const [busy, setBusy] = useState<string | null>(null);
  const keepFiles = ({ files }: MailDraft) =>
    queries.setQueryData<MailDraft>(queryKey, (before) => (before ? { ...before, files } : before));
  const attach = async (files: readonly File[]) => {
    for (const file of files) {
      setBusy(file.name);
      const answer = await upload(draftId, file);
      if ('files' in answer) keepFiles(answer);
      else show({ message: answer.refusal || t('desk:frame.failed'), tone: 'error' });
    }
    setBusy(null);
  };
  const takeOff = async (position: number) => {
    const { answer } = await write({
      send: (api, options) => api.mailWriting.removeFile.mutate({ id: draftId, position }, options),
      touches: { about: 'mail_draft' },
    });
    if (answer) keepFiles(answer);
  };
  return { busy, attach, takeOff };
}

async function upload(draftId: string, file: File): Promise<MailDraft | { refusal: string }> {
  const body = new FormData();
  body.set('file', file);
  try {
    const answer = await fetch(`/desk/draft-files?draftId=${draftId}`, { method: 'POST', body });
    const told = (await answer.json()) as MailDraft & { error?: { message?: string } };
    return answer.ok ? told : { refusal: sayRefusal(told.error?.message ?? '') };
  } catch {
    return { refusal: '' };
  }
}
