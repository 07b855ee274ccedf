import type { HostStorage } from '../../mail-host/port.js';

/** A text that somebody kept in this mail client, before the server kept them. */
export interface Snippet {
  id: string;
  title: string;
  text: string;
}

const kept = (personId: string): string => `snippets:${personId}`;
const declined = (personId: string): string => `snippets-declined:${personId}`;

/** Texts that are still in this mail client alone; none where their owner does not want to bring them over. */
export async function readSnippets(storage: HostStorage, personId: string): Promise<Snippet[]> {
  if (await storage.get(declined(personId))) return [];
  const stored = await storage.get(kept(personId));
  return Array.isArray(stored) ? stored.filter(isSnippet) : [];
}

/** Keeps those that could not be brought over. */
export async function keepSnippets(storage: HostStorage, personId: string, left: readonly Snippet[]): Promise<void> {
  if (left.length === 0) await storage.remove(kept(personId));
  else await storage.set(kept(personId), left);
}

/** They stay where they are, and are not spoken of again. */
export function declineSnippets(storage: HostStorage, personId: string): Promise<void> {
  return storage.set(declined(personId), true);
}

function isSnippet(value: unknown): value is Snippet {
  return typeof value === 'object' && value !== null && 'id' in value && 'title' in value && 'text' in value;
}
