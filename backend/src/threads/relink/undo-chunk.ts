import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import { recordAll } from '../../platform/events/record.js';
import { linkEvent } from '../events.js';
import { forgetLinks, type LinkRow, lockManyLinks } from '../link-queries.js';
import { threadCustomerLinks } from '../schema.js';
import { titlesForAll } from '../thread-queries.js';

const links = threadCustomerLinks;

/**
 * Takes back a batch on some of its threads, as if it had not been: its links are forgotten, those it ended live again.
 * What people have decided there since stays. False once there is none left.
 */
export async function undoChunk(ctx: Ctx, batchId: string, most: number): Promise<boolean> {
  const threadIds = await threadsOfBatch(ctx, batchId, most);
  if (threadIds.length === 0) return false;
  await lockManyLinks(ctx, threadIds);
  const rows = await ctx.tx.select().from(links).where(onThreads(ctx, threadIds));
  const made = rows.filter((row) => row.batchId === batchId);
  const live = made.filter((row) => row.removedAt === null);
  await forgetLinks(
    ctx,
    live.map((row) => row.id),
  );
  await setFree(ctx, batchId, threadIds);
  const back = await revive(ctx, rows, batchId);
  const subjects = await titlesForAll(ctx, threadIds);
  const told = (name: 'thread.unlinked' | 'thread.link_restored') => (link: LinkRow) =>
    linkEvent(name, link, subjects.get(link.threadId) ?? '');
  await recordAll(ctx, [...live.map(told('thread.unlinked')), ...back.map(told('thread.link_restored'))]);
  return true;
}

async function threadsOfBatch(ctx: Ctx, batchId: string, most: number): Promise<string[]> {
  const rows = await ctx.tx
    .select({ threadId: links.threadId })
    .from(links)
    .where(and(eq(links.orgId, ctx.orgId), eq(links.batchId, batchId)))
    .limit(most);
  return rows.map((row) => row.threadId);
}

/** A link of the batch that somebody has ended since is theirs. */
async function setFree(ctx: Ctx, batchId: string, threadIds: readonly string[]): Promise<void> {
  const own = and(onThreads(ctx, threadIds), eq(links.batchId, batchId));
  await ctx.tx.update(links).set({ batchId: null }).where(own);
}

/**
 * Links that the batch had ended, unless somebody has decided on the thread since or their customer is linked again;
 * the primary one where nobody else is.
 */
async function revive(ctx: Ctx, rows: readonly LinkRow[], batchId: string): Promise<LinkRow[]> {
  const remaining = rows.filter((row) => row.removedAt === null && row.batchId !== batchId);
  const decided = rows.filter((row) => row.batchId === batchId && row.removedAt !== null).map((row) => row.threadId);
  const ended = rows
    .filter((row) => row.removedByBatch === batchId && !decided.includes(row.threadId))
    .filter((row) => !remaining.some((one) => one.threadId === row.threadId && one.customerId === row.customerId));
  const primary = (row: LinkRow) =>
    row.primary && !remaining.some((one) => one.threadId === row.threadId && one.primary);
  const asBefore = ended.filter(primary).map((row) => row.id);
  const beside = ended.filter((row) => !primary(row)).map((row) => row.id);
  for (const [ids, isPrimary] of [
    [asBefore, true],
    [beside, false],
  ] as const) {
    if (ids.length === 0) continue;
    await ctx.tx
      .update(links)
      .set({ removedAt: null, removedBy: null, removedByBatch: null, primary: isPrimary })
      .where(and(eq(links.orgId, ctx.orgId), inArray(links.id, ids)));
  }
  return ended.map((row) => ({ ...row, primary: asBefore.includes(row.id), removedAt: null }));
}

function onThreads(ctx: Ctx, threadIds: readonly string[]) {
  return and(eq(links.orgId, ctx.orgId), sql`${links.threadId} = any(${uuidArray(threadIds)})`);
}
