import { useQueryClient } from '@tanstack/react-query';
import { useApiClient } from '@threadline/shared/api';
import { useEffect } from 'react';
import { useReachable } from '../../offline/connection.js';
import { listen } from './listen.js';

/** Keeps every page up to date with what others do, for as long as somebody is signed in. */
export function LivePages() {
  const api = useApiClient();
  const queries = useQueryClient();
  const reachable = useReachable();
  useEffect(() => (reachable ? listen({ api, queries }) : undefined), [api, queries, reachable]);
  return null;
}
