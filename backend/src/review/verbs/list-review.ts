import type { listReview, ReviewGroup, reviewPage } from '@threadline/shared/review/schema';
import type * as z from 'zod';
import { groupCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { authorise } from '../../platform/policy/authorise.js';
import { type GroupRow, openGroups, samplesOf, suggestionsFor } from '../queries.js';

/** Senders that no customer is known for, by domain, the latest first. */
export async function list(
  ctx: Ctx,
  { cursor, limit }: z.output<typeof listReview>,
): Promise<z.input<typeof reviewPage>> {
  authorise(ctx, 'review.read');
  const rows = await openGroups(ctx, { after: readCursor(cursor, groupCursor), limit: limit + 1 });
  const { items, nextCursor } = pageFrom(rows, limit, (row) => [row.latest, row.key]);
  return { items: await groupsOf(ctx, items), nextCursor };
}

async function groupsOf(ctx: Ctx, rows: GroupRow[]): Promise<ReviewGroup[]> {
  if (rows.length === 0) return [];
  const samples = await samplesOf(
    ctx,
    rows.map((row) => row.key),
  );
  const suggestions = await suggestionsFor(
    ctx,
    rows.map(labelOf).filter((label) => label !== null),
  );
  return rows.map((row) => ({
    key: row.key,
    domain: row.key.slice(row.key.lastIndexOf('@') + 1),
    freeMail: row.key.includes('@'),
    senders: samples.get(row.key)?.senders ?? [],
    threads: samples.get(row.key)?.threads ?? [],
    threadCount: row.threads,
    latestAt: row.latest,
    suggestion: suggestions.get(labelOf(row) ?? '') ?? null,
  }));
}

// "acme-corp.co.uk" is compared as "acme corp"; an address at a free-mail provider resembles nothing.
function labelOf({ key }: GroupRow): string | null {
  if (key.includes('@')) return null;
  return (key.split('.')[0] ?? '').replaceAll('-', ' ');
}
