import { type AccessKind, accessKinds } from '@threadline/shared/access/choices';

export interface AccessSearch {
  kind?: AccessKind;
  id?: string;
}

/** What the page is asked about, from its address. */
export function readAccessSearch(search: Record<string, unknown>): AccessSearch {
  const kind = accessKinds.find((one) => one === search.kind);
  const id = typeof search.id === 'string' && /^[0-9a-f-]{36}$/i.test(search.id) ? search.id : null;
  return kind && id ? { kind, id } : {};
}
