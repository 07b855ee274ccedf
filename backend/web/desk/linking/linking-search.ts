import { type SenderVerdict, senderVerdicts } from '@threadline/shared/threads/choices';

/** What the address of the page holds. */
export interface LinkingSearch {
  tab?: 'batches';
  q?: string;
  verdict?: SenderVerdict;
}

export function readLinkingSearch(search: Record<string, unknown>): LinkingSearch {
  const verdict = senderVerdicts.find((one) => one === search.verdict);
  return {
    ...(search.tab === 'batches' ? { tab: 'batches' as const } : {}),
    ...(typeof search.q === 'string' && search.q ? { q: search.q.slice(0, 200) } : {}),
    ...(verdict ? { verdict } : {}),
  };
}
