import type { Ctx } from '../platform/db/in-org.js';
import { type EntryFilter, type EntryRow, newestMatches, pageOfEntries } from './queries.js';

const firstReach = 200;

/**
 * Entries that match, newest first, under the reader's own sight. Matches are fetched in growing reaches, since rows
 * that the reader does not see and other filters thin them out, while a common word has far more than a page needs.
 */
export async function searchEntries(ctx: Ctx, filter: EntryFilter, words: string): Promise<EntryRow[]> {
  const found: EntryRow[] = [];
  let position = filter.position;
  for (let most = firstReach; ; most *= 4) {
    const matches = await newestMatches(ctx, { customerId: filter.customerId, words, position, most });
    const ids = matches.map((match) => match.id);
    if (ids.length > 0)
      found.push(...(await pageOfEntries(ctx, { ...filter, ids, limit: filter.limit - found.length })));
    position = matches.at(-1) ?? null;
    if (found.length > filter.limit || matches.length < most) return found;
  }
}
