import { and, eq, inArray, sql } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { textArray } from '../platform/db/text-array.js';

export type CustomerName = { id: string; name: string };

/** Names of customers that the asker sees, by id. */
export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, CustomerName>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), inArray(customers.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of some domains that the organisation has never written to or heard from; none while it has hardly any mail. */
export async function unknownDomains(ctx: Ctx, domains: readonly string[]): Promise<string[]> {
  if (domains.length === 0) return [];
  const [row] = await ctx.tx.execute<{ unknown: string[] }>(
    sql`select unknown_domains(${textArray(domains)}) as unknown`,
  );
  return row?.unknown ?? [];
}
