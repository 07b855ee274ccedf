import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { SearchHit } from '@threadline/shared/search/schema';
import { useEffect, useState } from 'react';

const pauseMilliseconds = 60;

export interface Hits {
  hits: readonly SearchHit[];
  searching: boolean;
  failed: boolean;
}

/** What is found for a query, with the hits before until the new ones are there. */
export function useHits(query: string): Hits {
  const q = usePaused(query.trim());
  const found = useQuery({
    ...useApi().search.everything.queryOptions({ q }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
  if (query.trim() === '') return { hits: [], searching: false, failed: false };
  const searching = found.isFetching || q !== query.trim();
  return { hits: found.data?.hits ?? [], searching, failed: found.isError && !searching };
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
