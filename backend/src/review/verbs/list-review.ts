import type { listReview, ReviewGroup, reviewPage } from '@threadline/shared/review/schema';
import type * as z from 'zod';
import { groupCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { authorise } from '../../platform/policy/authorise.js';
import { countOpen, type GroupRow, knownCustomers, openGroups, samplesOf, suggestionsFor } from '../queries.js';

/** Senders that no customer is known for, by domain, the latest first. */
export async function list(
  ctx: Ctx,
  { cursor, limit, search }: z.output<typeof listReview>,
): Promise<z.input<typeof reviewPage>> {
  authorise(ctx, 'review.read');
  const rows = await openGroups(ctx, { after: readCursor(cursor, groupCursor), limit: limit + 1, search });
  const { groups, threads } = await countOpen(ctx, search);
  const { items, nextCursor } = pageFrom(rows, limit, (row) => [row.latest, row.key]);
  return { items: await groupsOf(ctx, items), nextCursor, groupCount: groups, threadCount: threads };
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
  const known = await knownCustomers(
    ctx,
    rows.map((row) => row.key),
  );
  return rows.map((row) => ({
    key: row.key,
    domain: row.key.slice(row.key.lastIndexOf('@') + 1),
    freeMail: row.key.includes('@'),
    senders: samples.get(row.key)?.senders ?? [],
    threads: samples.get(row.key)?.threads ?? [],
    threadCount: row.threads,
    latestAt: row.latest,
    suggestion: known.get(row.key) ?? suggestions.get(labelOf(row) ?? '') ?? null,
    known: known.has(row.key),
  }));
}

// "acme-corp.co.uk" is compared as "acme corp"; an address at a free-mail provider resembles nothing.
function labelOf({ key }: GroupRow): string | null {
  if (key.includes('@')) return null;
  return (key.split('.')[0] ?? '').replaceAll('-', ' ');
}
