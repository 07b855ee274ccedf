import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { recordAll } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { assignments, customers } from '../schema.js';

interface Named {
  id: string;
  name: string;
}

/** Gives every customer that a colleague owns to another, who may own them; how many there were. */
export async function handOverCustomers(ctx: Ctx, { from, to }: { from: Named; to: Named }): Promise<number> {
  authorise(ctx, 'customer.assign');
  const { orgId, personId, kind } = assignments;
  const given = await ctx.tx
    .update(assignments)
    .set({ personId: to.id, createdAt: ctx.now })
    .where(and(eq(orgId, ctx.orgId), eq(personId, from.id), eq(kind, 'owner')))
    .returning({ customerId: assignments.customerId });
  const named = await namesOf(
    ctx,
    given.map(({ customerId }) => customerId),
  );
  const [former, next] = [from, to].map(({ id, name }) => ({ id, name }));
  await recordAll(
    ctx,
    named.map(({ id, name }) => ({
      ...about(id, name),
      name: 'customer.owner_changed' as const,
      data: { name, from: former, to: next },
    })),
  );
  return given.length;
}

/** Lets a colleague work with customers that they have not worked with yet; how many there were. */
export async function assignMany(
  ctx: Ctx,
  { person, customerIds }: { person: Named; customerIds: readonly string[] },
): Promise<number> {
  authorise(ctx, 'customer.assign');
  if (customerIds.length === 0) return 0;
  const { orgId, personId, customerId } = assignments;
  const known = await ctx.tx
    .select({ customerId })
    .from(assignments)
    .where(and(eq(orgId, ctx.orgId), eq(personId, person.id), inArray(customerId, [...customerIds])));
  const isKnown = new Set(known.map((row) => row.customerId));
  const named = await namesOf(
    ctx,
    customerIds.filter((id) => !isKnown.has(id)),
  );
  if (named.length === 0) return 0;
  const row = { orgId: ctx.orgId, personId: person.id, kind: 'assigned' as const, createdAt: ctx.now };
  await ctx.tx
    .insert(assignments)
    .values(named.map(({ id }) => ({ ...row, customerId: id })))
    .onConflictDoNothing();
  await recordAll(
    ctx,
    named.map(({ id, name }) => ({
      ...about(id, name),
      name: 'customer.person_assigned' as const,
      data: { name, person: { id: person.id, name: person.name } },
    })),
  );
  return named.length;
}

/** Ends all of a colleague's work with customers that others own; how many there were. */
export async function endAssignments(ctx: Ctx, colleagueId: string): Promise<number> {
  authorise(ctx, 'customer.assign');
  const { orgId, personId, kind } = assignments;
  const ended = await ctx.tx
    .delete(assignments)
    .where(and(eq(orgId, ctx.orgId), eq(personId, colleagueId), eq(kind, 'assigned')))
    .returning({ customerId: assignments.customerId });
  return ended.length;
}

/** Ends with NotFound unless the actor sees every one of the customers. */
export async function requireCustomers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const seen = await namesOf(ctx, ids);
  if (seen.length < new Set(ids).size) throw new NotFound('customer');
}

async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  return ctx.tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), inArray(customers.id, [...ids])));
}

const about = (id: string, name: string) => ({
  subject: { type: 'customer', id },
  customerId: id,
  searchable: name,
});
