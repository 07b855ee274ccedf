import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';

/** Senders that wait for review; none for those who may not review. */
export function useReviewCount(): number {
  return useQuery(useApi().today.get.queryOptions()).data?.reviewCount ?? 0;
}
