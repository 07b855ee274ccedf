import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { recordLink } from '../events.js';
import { threadCustomerLinks } from '../schema.js';

/** Joins threads that a mail has shown to be one into `kept`; the links that are live on it afterwards, if any were joined. */
export async function mergeThreads(ctx: Ctx, kept: string, others: readonly string[]): Promise<string[]> {
  if (others.length === 0) return [];
  for (const gone of others)
    await ctx.tx.execute(sql`select merge_thread(${gone}::uuid, ${kept}::uuid, ${ctx.now.toISOString()})`);
  const { orgId, threadId, removedAt } = threadCustomerLinks;
  const live = await ctx.tx
    .select()
    .from(threadCustomerLinks)
    .where(and(eq(orgId, ctx.orgId), inArray(threadId, [kept]), isNull(removedAt)));
  // Each customer now sees the mails of both threads.
  for (const link of live) await recordLink(ctx, 'thread.linked', link);
  return live.map((link) => link.customerId);
}
