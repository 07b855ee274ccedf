import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton, SkeletonList } from '@threadline/shared/ui/skeleton';
import type { ReactNode } from 'react';
import { FailureState } from '../../desk/shell/failure-state.js';

export interface ReportStateProps<Answer> {
  query: Pick<UseQueryResult<Answer, unknown>, 'data' | 'error' | 'isFetching' | 'isPlaceholderData' | 'refetch'>;
  children: (answer: Answer) => ReactNode;
}

/** A report while it is read, when it could not be had, or with its answer; the one before stays while filters change. */
export function ReportState<Answer>({ query, children }: ReportStateProps<Answer>) {
  const { data, error, isFetching, isPlaceholderData, refetch } = query;
  if (error && (data === undefined || isPlaceholderData)) {
    return <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />;
  }
  if (data === undefined) return <ReportSkeleton />;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : ''}>
      {children(data)}
    </div>
  );
}

function ReportSkeleton() {
  return (
    <>
      <div className="grid gap-2 pb-4 sm:grid-cols-2 lg:grid-cols-4">
        {[1, 2, 3, 4].map((tile) => (
          <Skeleton key={tile} lines={2} className="rounded-md border border-line bg-surface p-3" />
        ))}
      </div>
      <SkeletonList rows={6} />
    </>
  );
}
