import { useEffect, useState } from 'react';

export interface AsyncSearch<Item> {
  items: readonly Item[];
  searching: boolean;
}

export type Search<Item> = (query: string, signal: AbortSignal) => Promise<readonly Item[]>;

/** Searches while someone types. An older answer never replaces a newer one; a failure leaves an empty list. */
export function useAsyncSearch<Item>(search: Search<Item>, query: string, active: boolean): AsyncSearch<Item> {
  const [state, setState] = useState<AsyncSearch<Item>>({ items: [], searching: false });
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    const answer = (items: readonly Item[]) => {
      if (!controller.signal.aborted) setState({ items, searching: false });
    };
    setState((before) => ({ ...before, searching: true }));
    const timeout = setTimeout(() => search(query, controller.signal).then(answer, () => answer([])), 120);
    return () => {
      clearTimeout(timeout);
      controller.abort();
    };
  }, [search, query, active]);
  return state;
}
