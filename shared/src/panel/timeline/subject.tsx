import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import type { TimelineItem } from '../../timeline/schema.js';
import { Skeleton } from '../../ui/skeleton.js';
import { queryKeys } from '../queries.js';

export function Preview({ item }: { item: TimelineItem }) {
  const { t } = useTranslation('panel');
  return <Words>{item.preview || t('timeline.nothingMore')}</Words>;
}

export function Words({ children }: { children: ReactNode }) {
  return <p className="whitespace-pre-wrap break-words text-soft">{children}</p>;
}

/** Reads one object whole; says so when it is no longer there. */
export function useSubject<Answer>(item: TimelineItem, read: (signal: AbortSignal) => Promise<Answer>) {
  const { t } = useTranslation('panel');
  const query = useQuery({
    queryKey: queryKeys.subject(item.subject.type, item.subject.id),
    queryFn: ({ signal }) => read(signal),
  });
  const waiting = query.isPending ? <Skeleton lines={2} /> : null;
  const failed = query.isError ? <Words>{readApiError(query.error).message || t('timeline.notRead')}</Words> : null;
  return { data: query.data, instead: waiting ?? failed };
}
