import type { SearchHit, searchInput, searchResult } from '@threadline/shared/search/schema';
import type * as z from 'zod';
import type { Ctx } from '../platform/db/in-org.js';
import { authorise } from '../platform/policy/authorise.js';
import { findHits } from './queries.js';

/** The best customers, contacts, tasks and threads for what was typed, `limit` of each kind, in the actor's reach. */
export async function searchEverything(
  ctx: Ctx,
  { q, limit }: z.output<typeof searchInput>,
): Promise<z.input<typeof searchResult>> {
  authorise(ctx, 'search.read');
  const hits = q === '' ? [] : await findHits(ctx, q, limit);
  return { hits: ctx.role === 'contractor' ? hits.map(withoutParticulars) : hits };
}

/** A contractor learns of customers and contacts nothing but the name. */
function withoutParticulars(hit: SearchHit): SearchHit {
  return hit.kind === 'task' ? hit : { ...hit, detail: null };
}
