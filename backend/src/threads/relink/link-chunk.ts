import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { recordAll } from '../../platform/events/record.js';
import { linkEvent } from '../events.js';
import { actorOf, type LinkRow, lockManyLinks, newLinkRow } from '../link-queries.js';
import { threadCustomerLinks } from '../schema.js';
import { titlesForAll } from '../thread-queries.js';
import { linkBy } from '../verbs/ensure-link.js';
import { lookAtThreads } from './look-at-threads.js';
import type { BatchRow } from './relink-queries.js';

/** Links those of some threads that the evidence decides for now, in place of weaker links; the ids of those that went. */
export async function linkChunk(
  ctx: Ctx,
  { threadIds, batch }: { threadIds: readonly string[]; batch: BatchRow },
): Promise<string[]> {
  await lockManyLinks(ctx, threadIds);
  const decisions = await lookAtThreads(ctx, threadIds, batch.customerId);
  const going = [...decisions].flatMap(([threadId, one]) => ('link' in one ? [{ threadId, ...one }] : []));
  if (going.length === 0) return [];
  const ended = going.flatMap(({ ends }) => ends);
  await endByBatch(ctx, ended, batch.id);
  const rows = going.map(({ threadId, link }) => ({
    ...newLinkRow(ctx, linkBy(link, threadId)),
    ...{ primary: true, batchId: batch.id },
  }));
  const made = await ctx.tx.insert(threadCustomerLinks).values(rows).onConflictDoNothing().returning();
  const subjects = await titlesForAll(
    ctx,
    going.map(({ threadId }) => threadId),
  );
  const told = (name: 'thread.linked' | 'thread.unlinked') => (link: LinkRow) =>
    linkEvent(name, link, subjects.get(link.threadId) ?? '');
  await recordAll(ctx, [...ended.map(told('thread.unlinked')), ...made.map(told('thread.linked'))]);
  return made.map((link) => link.threadId);
}

async function endByBatch(ctx: Ctx, ended: readonly LinkRow[], batchId: string): Promise<void> {
  if (ended.length === 0) return;
  const ids = ended.map((link) => link.id);
  await ctx.tx
    .update(threadCustomerLinks)
    .set({ removedAt: ctx.now, removedBy: actorOf(ctx), removedByBatch: batchId })
    .where(and(eq(threadCustomerLinks.orgId, ctx.orgId), inArray(threadCustomerLinks.id, ids)));
}
