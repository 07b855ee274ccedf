import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { assignments, customers } from './schema.js';

type Only = readonly string[] | undefined;

const { orgId, personId: person, customerId: customer, kind } = assignments;
const among = (ids: Only) => (ids ? inArray(customer, [...ids]) : undefined);
const ofPerson = (ctx: Ctx, id: string) => and(eq(orgId, ctx.orgId), eq(person, id));

/** Gives what one person owns to another; the customers. */
export async function giveOwnership(
  ctx: Ctx,
  { from, to, only }: { from: string; to: string; only: Only },
): Promise<string[]> {
  const given = await ctx.tx
    .update(assignments)
    .set({ personId: to, createdAt: ctx.now })
    .where(and(ofPerson(ctx, from), eq(kind, 'owner'), among(only)))
    .returning({ id: customer });
  return given.map(({ id }) => id);
}

/** Ends work with customers that others own; the customers. */
export async function deleteAssignments(
  ctx: Ctx,
  { personId, only }: { personId: string; only: Only },
): Promise<string[]> {
  const ended = await ctx.tx
    .delete(assignments)
    .where(and(ofPerson(ctx, personId), eq(kind, 'assigned'), among(only)))
    .returning({ id: customer });
  return ended.map(({ id }) => id);
}

interface Of {
  personId: string;
  customerIds: readonly string[];
}

/** Which of the customers the person works with already, as their owner or beside one. */
export async function worksWith(ctx: Ctx, { personId, customerIds }: Of): Promise<string[]> {
  if (customerIds.length === 0) return [];
  const known = await ctx.tx
    .select({ id: customer })
    .from(assignments)
    .where(and(ofPerson(ctx, personId), among(customerIds)));
  return known.map(({ id }) => id);
}

export async function insertAssignments(ctx: Ctx, { personId, customerIds }: Of): Promise<void> {
  if (customerIds.length === 0) return;
  const row = { orgId: ctx.orgId, personId, kind: 'assigned' as const, createdAt: ctx.now };
  await ctx.tx
    .insert(assignments)
    .values(customerIds.map((customerId) => ({ ...row, customerId })))
    .onConflictDoNothing();
}

/** The customers that the actor sees of these, with their names. */
export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return ctx.tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), inArray(customers.id, [...ids])));
}
