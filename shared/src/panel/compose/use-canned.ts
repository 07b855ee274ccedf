import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import type { Api } from '../../api/create-api.js';
import type { CannedResponse } from '../../canned-responses/schema.js';
import { useToasts } from '../../ui/toasts.js';
import { usePanel } from '../panel-context.js';

const key = ['canned'];
const mostShown = 50;

export interface Canned {
  /** Undefined until they are read. */
  responses: readonly CannedResponse[] | undefined;
  /** Carries out what changes them, and reads them again; false where it failed, of which the person is told. */
  carryOut: (work: (api: Api) => Promise<unknown>) => Promise<boolean>;
}

/** Canned responses of the team and one's own, as the server keeps them. */
export function useCanned(search: string): Canned {
  const { t } = useTranslation('panel');
  const { api, queries } = usePanel();
  const { show } = useToasts();
  const input = { limit: mostShown, ...(search ? { search } : {}) };
  const { data } = useQuery({
    queryKey: [...key, search],
    queryFn: ({ signal }) => api.cannedResponses.list.query(input, { signal }),
    placeholderData: (before) => before,
  });
  const carryOut = useCallback(
    async (work: (to: Api) => Promise<unknown>) => {
      try {
        await work(api);
        await queries.invalidateQueries({ queryKey: key });
        return true;
      } catch (error) {
        show({ message: readApiError(error).message || t('compose.cannedFailed'), tone: 'error' });
        return false;
      }
    },
    [api, queries, show, t],
  );
  return { responses: data?.items, carryOut };
}
