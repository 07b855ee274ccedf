import type { BinChange, binItemById } from '@threadline/shared/bin/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { tellPurged } from '../events.js';
import { purgeBatch } from '../purge/purge-batch.js';
import { findItem, markForPurge } from '../queries.js';

/** As much as goes within the request, so that nobody waits for its locks. */
const mostAtOnce = 500;

/**
 * Takes something away for good before its time. Only that it happened is kept. Of what is large the rest is out of
 * everybody's sight at once, and goes within a minute or two.
 */
export async function purgeNow(ctx: Ctx, { id }: z.output<typeof binItemById>): Promise<BinChange> {
  authorise(ctx, 'bin.purge');
  const row = await findItem(ctx, id);
  if (!row) throw new NotFound('item');
  await withWholeOrganisation(ctx, async (whole) => {
    if (await purgeBatch(whole, row, mostAtOnce)) await markForPurge(whole, id);
  });
  await tellPurged(ctx, row);
  return { id, kind: row.kind, customerId: row.kind === 'customer' ? id : row.customerId };
}
