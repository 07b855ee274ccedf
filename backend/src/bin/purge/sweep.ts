import { binDays } from '@threadline/shared/bin/choices';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { organisationIds } from '../../platform/db/organisations.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { tellPurged } from '../events.js';
import { binItems } from '../schema.js';
import { purgeBatch } from './purge-batch.js';
import { sweepFiles } from './sweep-files.js';

const day = 86_400_000;

/** Takes away for good what has lain in the bin for its thirty days, and the bytes that no document speaks of any more. */
export async function sweepBin(runtime: Runtime, store: FileStore): Promise<void> {
  for (const orgId of await organisationIds(runtime)) {
    while (await purgeNext(runtime, orgId));
    await sweepFiles(runtime, orgId, store);
  }
}

/** One batch of the oldest that is due, in a transaction of its own; false where nothing is due. */
async function purgeNext(runtime: Runtime, orgId: string): Promise<boolean> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    const due = await findDue(ctx);
    if (!due) return false;
    if (!(await purgeBatch(ctx, due))) await tellPurged(ctx, due);
    return true;
  });
}

async function findDue(ctx: Ctx) {
  const { id, kind, customerId, removedAt, withId, orgId } = binItems;
  const until = new Date(ctx.now.getTime() - binDays * day);
  const [row] = await ctx.tx
    .select({ id, kind, customerId })
    .from(binItems)
    .where(and(eq(orgId, ctx.orgId), isNull(withId), lte(removedAt, until)))
    .orderBy(asc(removedAt), sql`${id}`)
    .limit(1)
    .for('update', { skipLocked: true });
  return row ?? null;
}
