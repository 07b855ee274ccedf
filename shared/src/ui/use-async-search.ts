import { useEffect, useState } from 'react';

export interface AsyncSearch<Item> {
  items: readonly Item[];
  searching: boolean;
  /** No answer came: an empty list then says nothing. */
  failed: boolean;
}

export type Search<Item> = (query: string, signal: AbortSignal) => Promise<readonly Item[]>;

/** Searches while someone types. An older answer never replaces a newer one; a failure is told apart from an empty list. */
export function useAsyncSearch<Item>(search: Search<Item>, query: string, active: boolean): AsyncSearch<Item> {
  const [state, setState] = useState<AsyncSearch<Item>>({ items: [], searching: false, failed: false });
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    const answer = (items: readonly Item[], failed: boolean) => {
      if (!controller.signal.aborted) setState({ items, searching: false, failed });
    };
    const ask = () =>
      search(query, controller.signal).then(
        (items) => answer(items, false),
        () => answer([], true),
      );
    setState((before) => ({ ...before, searching: true }));
    const timeout = setTimeout(() => ask(), 120);
    return () => {
      clearTimeout(timeout);
      controller.abort();
    };
  }, [search, query, active]);
  return state;
}
