import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { uuidArray } from '../platform/db/text-array.js';
import { threadCustomerLinks } from '../threads/schema.js';

/** Whose a conversation is, why, and how sure that is (0–1). */
export interface ReportedLink {
  customerId: string;
  reason: string;
  evidence: Record<string, string>;
  confidence: number;
}

/** The primary link of each thread that has one. */
export async function linksOfThreads(ctx: Ctx, threadIds: readonly string[]): Promise<Map<string, ReportedLink>> {
  const { orgId, threadId, customerId, reason, evidence, confidence, primary, createdAt, removedAt } =
    threadCustomerLinks;
  const rows = await ctx.tx
    .select({ threadId, customerId, reason, evidence, confidence })
    .from(threadCustomerLinks)
    .where(and(eq(orgId, ctx.orgId), sql`${threadId} = any(${uuidArray(threadIds)})`, isNull(removedAt)))
    .orderBy(asc(primary), desc(createdAt));
  return new Map(rows.map(({ threadId: thread, ...link }) => [thread, link]));
}
