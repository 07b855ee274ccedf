import type { RelinkPreview } from '@threadline/shared/threads/relink';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { customers } from '../../customers/schema.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import { threads } from '../schema.js';
import type { Decision } from './decide-relink.js';

const mostShown = 10;

/** The latest of the threads that would go, of those whose mail the asker reads. */
export async function sampleOf(ctx: Ctx, decisions: ReadonlyMap<string, Decision>): Promise<RelinkPreview['sample']> {
  const going = new Map([...decisions].flatMap(([id, one]) => ('link' in one ? [[id, one] as const] : [])));
  if (going.size === 0) return [];
  const rows = await ctx.tx
    .select({ id: threads.id, subject: threads.subject, lastMessageAt: threads.lastMessageAt })
    .from(threads)
    .where(and(eq(threads.orgId, ctx.orgId), sql`${threads.id} = any(${uuidArray([...going.keys()])})`))
    .orderBy(sql`${threads.lastMessageAt} desc nulls last`)
    .limit(mostShown);
  const names = await namesOf(
    ctx,
    [...going.values()].flatMap(({ ends }) => ends.map((link) => link.customerId)),
  );
  return rows.flatMap(({ id, subject, lastMessageAt }) => {
    const decision = going.get(id);
    if (!decision) return [];
    const { reason, evidence } = decision.link;
    const before = decision.ends.find((link) => link.primary) ?? decision.ends[0];
    const name = before && names.get(before.customerId);
    return [
      {
        ...{ threadId: id, subject, lastMessageAt: lastMessageAt?.toISOString() ?? null, reason, evidence },
        insteadOf: before && name ? { id: before.customerId, name } : null,
      },
    ];
  });
}

async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), inArray(customers.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, row.name]));
}
