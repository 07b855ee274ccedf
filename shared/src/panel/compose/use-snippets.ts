import { useQuery } from '@tanstack/react-query';
import { usePanel } from '../panel-context.js';
import { readSnippets, type Snippet, storeSnippets } from './snippets.js';

const key = ['snippets'];

/** One's own snippets, kept in this mail client. */
export function useSnippets(): {
  snippets: readonly Snippet[];
  store: (snippets: readonly Snippet[]) => Promise<void>;
} {
  const { host, me, queries } = usePanel();
  const { data } = useQuery({ queryKey: key, queryFn: () => readSnippets(host.storage, me.person.id) });
  const store = async (snippets: readonly Snippet[]) => {
    queries.setQueryData(key, snippets);
    await storeSnippets(host.storage, me.person.id, snippets);
  };
  return { snippets: data ?? [], store };
}
