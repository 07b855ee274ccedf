import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Api, type ApiError, useApi, useApiClient } from '@threadline/shared/api';
import type { ReportName } from '@threadline/shared/reports/choices';
import type { SavedView } from '@threadline/shared/reports/views';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { readFailure } from '../../desk/shell/failure.js';
import { useMay } from '../../desk/shell/me.js';

/** The person's own views of a report; undefined until they are read. */
export function useViews(report: ReportName): readonly SavedView[] | undefined {
  return useQuery({ ...useApi().reportViews.list.queryOptions({ report }), staleTime: 60_000 }).data?.items;
}

export function useMayKeepViews(): boolean {
  return useMay('report_view.write');
}

interface ViewWrite<Answer> {
  send: (api: Api) => Promise<Answer>;
  /** Said when it is done. */
  done: string;
  undo?: (answer: Answer) => Promise<unknown>;
}

type Written<Answer> = { answer: Answer; failure: null } | { answer: null; failure: ApiError };
type WriteView = <Answer>(write: ViewWrite<Answer>) => Promise<Written<Answer>>;

/** Changes the saved views: says what was done and how to take it back, or why it was not done. */
export function useWriteView(): WriteView {
  const api = useApiClient();
  const queries = useQueryClient();
  const readAgain = useReadViews(queries);
  const tell = useTell();
  return useCallback(
    async <Answer>({ send, done, undo }: ViewWrite<Answer>): Promise<Written<Answer>> => {
      try {
        const answer = await send(api);
        const takeBack = () => void undo?.(answer).then(readAgain, tell.failed);
        tell.done(done, undo ? takeBack : undefined);
        await readAgain();
        return { answer, failure: null };
      } catch (error) {
        tell.failed(error);
        return { answer: null, failure: readFailure(error) };
      }
    },
    [api, readAgain, tell],
  );
}

function useReadViews(queries: QueryClient): () => Promise<void> {
  const filter = useApi().reportViews.list.queryFilter();
  const key = JSON.stringify(filter.queryKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: The filter is new on every draw, and its key is not.
  return useCallback(() => queries.invalidateQueries(filter), [queries, key]);
}

function useTell() {
  const { t } = useTranslation('desk');
  const { show } = useToasts();
  const failed = useCallback(
    (error: unknown) => {
      const { code, message } = readFailure(error);
      const text = code === 'unreachable' ? t('writing.unreachable') : message || t('frame.failed');
      if (code !== 'unauthenticated') show({ message: text, tone: 'error' });
    },
    [show, t],
  );
  const done = useCallback(
    (message: string, undo: (() => void) | undefined) => show({ message, ...(undo ? { undo } : {}) }),
    [show],
  );
  return { failed, done };
}
