import type { binPage, listBin as listInput } from '@threadline/shared/bin/schema';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { authorise } from '../../platform/policy/authorise.js';
import { presentItem } from '../present.js';
import { pageOfItems } from '../queries.js';

/** What was removed and can still come back: all of it for owners and admins, for others what they removed. */
export async function listBin(ctx: Ctx, input: z.output<typeof listInput>): Promise<z.input<typeof binPage>> {
  authorise(ctx, 'bin.read');
  const [at, id] = readCursor(input.cursor, instantCursor) ?? [];
  const rows = await pageOfItems(ctx, { ...input, from: at === undefined || id === undefined ? null : { at, id } });
  const { items, nextCursor } = pageFrom(rows, input.limit, (row) => [row.removedAt.toISOString(), row.id]);
  return { items: items.map((row) => presentItem(ctx, row)), nextCursor };
}
