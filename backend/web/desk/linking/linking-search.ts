import { type SenderVerdict, senderVerdicts } from '@threadline/shared/threads/choices';

/** What the address of the page holds. */
export interface LinkingSearch {
  tab?: 'batches';
  q?: string;
  verdict?: SenderVerdict;
  /** Whose history is offered to be linked anew, and by what it is known. */
  customer?: string;
  domain?: string;
  address?: string;
}

export function readLinkingSearch(search: Record<string, unknown>): LinkingSearch {
  const verdict = senderVerdicts.find((one) => one === search.verdict);
  return {
    ...(search.tab === 'batches' ? { tab: 'batches' as const } : {}),
    ...(typeof search.q === 'string' && search.q ? { q: search.q.slice(0, 200) } : {}),
    ...(verdict ? { verdict } : {}),
    ...wordOf(search, 'customer'),
    ...wordOf(search, 'domain'),
    ...wordOf(search, 'address'),
  };
}

function wordOf(search: Record<string, unknown>, name: 'customer' | 'domain' | 'address') {
  const { [name]: value } = search;
  return typeof value === 'string' && value !== '' && value.length <= 320 ? { [name]: value } : {};
}
