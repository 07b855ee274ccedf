export const pageNames = ['tasks', 'conversations', 'documents', 'people', 'settings'] as const;
export type PageName = (typeof pageNames)[number];

export type Place =
  | { page: 'home' | PageName | 'enter' | 'unsubscribe' | 'unknown'; slug: string }
  | { page: 'conversation'; slug: string; conversationId: string };

/** Reads where an address leads: `/portal/<organisation>/conversations/<id>`. */
export function placeOf(path: string): Place {
  const [, , slug = '', page, conversationId, ...more] = path.replace(/\/+$/, '').split('/');
  if (!slug || more.length > 0) return { page: 'unknown', slug };
  if (page === undefined) return { page: 'home', slug };
  if (page === 'conversations' && conversationId) return { page: 'conversation', slug, conversationId };
  if (conversationId) return { page: 'unknown', slug };
  if (page === 'enter' || page === 'unsubscribe') return { page, slug };
  return { page: pageNames.find((name) => name === page) ?? 'unknown', slug };
}

export function addressOf(slug: string, page?: PageName, id?: string): string {
  return ['/portal', slug, page, id].filter(Boolean).join('/');
}
