import { and, eq, inArray, isNull } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';

/** Addresses of those among the people who are active. */
export async function activeAddresses(ctx: Ctx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await ctx.tx
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), inArray(people.id, [...personIds]), isNull(people.suspendedAt)));
  return rows.map((row) => row.email);
}

export async function nameOfPerson(ctx: Ctx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const [row] = await ctx.tx
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, id)));
  return row?.name ?? null;
}

export async function nameOfCustomer(ctx: Ctx, id: string): Promise<string> {
  const [row] = await ctx.tx
    .select({ name: customers.name })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), eq(customers.id, id)));
  return row?.name ?? '';
}
