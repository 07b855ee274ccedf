import type { listMerges as listInput, Merge, mergePage } from '@threadline/shared/merges/schema';
import type * as z from 'zod';
import { rankCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { presentMerge } from '../present.js';
import { findMerge, pageOfMerges } from '../queries.js';

/** What became part of a customer or a contact, also what was taken back; latest first. */
export async function listMerges(ctx: Ctx, input: z.output<typeof listInput>): Promise<z.input<typeof mergePage>> {
  authorise(ctx, 'customer.merge');
  const [before = null] = readCursor(input.cursor, rankCursor) ?? [];
  const rows = await pageOfMerges(ctx, { ...input, before });
  const { items, nextCursor } = pageFrom(rows, input.limit, (row) => [row.seq]);
  return { items: items.map(presentMerge), nextCursor };
}

/** One merge as the history shows it. */
export async function readMerge(ctx: Ctx, id: string): Promise<Merge> {
  const row = await findMerge(ctx, id);
  if (!row) throw new NotFound('merge');
  return presentMerge(row);
}
