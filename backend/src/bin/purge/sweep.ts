import { binDays } from '@threadline/shared/bin/choices';
import { and, asc, eq, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { visitOrganisations } from '../../platform/db/organisations.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { tellPurged } from '../events.js';
import { binItems } from '../schema.js';
import { purgeBatch } from './purge-batch.js';
import { sweepFiles } from './sweep-files.js';

const day = 86_400_000;

/** Takes away for good what has lain in the bin for its thirty days, and the bytes that no document speaks of any more. */
export function sweepBin(runtime: Runtime, store: FileStore): Promise<void> {
  return visitOrganisations(runtime, async (orgId) => {
    while (await purgeNext(runtime, orgId, findDue));
    await sweepFiles(runtime, orgId, store);
  });
}

/** Takes away what is left of things that somebody has purged before their time. */
export function sweepAsked(runtime: Runtime): Promise<void> {
  return visitOrganisations(runtime, async (orgId) => {
    while (await purgeNext(runtime, orgId, findAsked));
  });
}

/** One batch of the oldest that is due, in a transaction of its own; false where nothing is due. */
async function purgeNext(runtime: Runtime, orgId: string, findNext: typeof findDue): Promise<boolean> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    const next = await findNext(ctx);
    if (!next) return false;
    const isLeft = await purgeBatch(ctx, next);
    // Of what somebody has asked for it was told then.
    if (!isLeft && !next.purgeAskedAt) await tellPurged(ctx, next);
    return true;
  });
}

const findDue = (ctx: Ctx) => firstOf(ctx, lte(binItems.removedAt, new Date(ctx.now.getTime() - binDays * day)));
const findAsked = (ctx: Ctx) => firstOf(ctx, isNotNull(binItems.purgeAskedAt));

async function firstOf(ctx: Ctx, condition: SQL) {
  const { id, kind, customerId, removedAt, withId, orgId, purgeAskedAt } = binItems;
  const [row] = await ctx.tx
    .select({ id, kind, customerId, purgeAskedAt })
    .from(binItems)
    .where(and(eq(orgId, ctx.orgId), isNull(withId), condition))
    .orderBy(asc(removedAt), sql`${id}`)
    .limit(1)
    .for('update', { skipLocked: true });
  return row ?? null;
}
