import { v4 as uuid } from 'uuid';
import type { HostStorage } from '../../mail-host/port.js';

/** A text of one's own, to be put into mails. */
export interface Snippet {
  id: string;
  title: string;
  text: string;
}

function storageKey(personId: string): string {
  return `snippets:${personId}`;
}

export async function readSnippets(storage: HostStorage, personId: string): Promise<Snippet[]> {
  const stored = await storage.get(storageKey(personId));
  return Array.isArray(stored) ? stored.filter(isSnippet) : [];
}

export function storeSnippets(storage: HostStorage, personId: string, snippets: readonly Snippet[]): Promise<void> {
  return storage.set(storageKey(personId), snippets);
}

/** Adds a snippet, or puts it in the place of the one with its id. */
export function withSnippet(
  snippets: readonly Snippet[],
  saved: Omit<Snippet, 'id'> & { id: string | null },
): Snippet[] {
  const snippet: Snippet = { ...saved, id: saved.id ?? uuid() };
  const known = snippets.some(({ id }) => id === snippet.id);
  return known ? snippets.map((other) => (other.id === snippet.id ? snippet : other)) : [...snippets, snippet];
}

function isSnippet(value: unknown): value is Snippet {
  return typeof value === 'object' && value !== null && 'id' in value && 'title' in value && 'text' in value;
}
