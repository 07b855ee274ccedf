import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { DraftMode } from '@threadline/shared/mail-writing/choices';
import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { useCallback } from 'react';
import { useWrite } from '../writing/use-write.js';

export interface Begin {
  mode: DraftMode;
  answersId?: string;
  customerId?: string;
  to?: { address: string; name: string }[];
}

/** Begins a mail on the server; null where that was refused, of which the person is told, or whoever asks `quiet`ly tells them. */
export function useStart({ quiet = false } = {}): (begin: Begin) => Promise<MailDraft | null> {
  const write = useWrite();
  const queries = useQueryClient();
  const api = useApi();
  return useCallback(
    async (begin) => {
      const touches = { about: 'mail_draft' };
      const { answer } = await write({
        send: (to, options) => to.mailWriting.start.mutate(begin, options),
        ...{ touches, quiet },
      });
      if (answer) queries.setQueryData(api.mailWriting.get.queryKey({ id: answer.id }), answer);
      return answer;
    },
    [write, queries, api, quiet],
  );
}
