import { and, eq } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { type assignmentKinds, assignments } from './schema.js';

export type AssignmentKind = (typeof assignmentKinds)[number];
export interface Assignment {
  customerId: string;
  personId: string;
  kind: AssignmentKind;
}

export async function findAssignable(ctx: Ctx, personId: string) {
  const [row] = await ctx.tx
    .select({ id: people.id, name: people.name, role: people.role, suspendedAt: people.suspendedAt })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, personId)));
  return row ?? null;
}
export type AssignablePerson = NonNullable<Awaited<ReturnType<typeof findAssignable>>>;

export async function findOwner(ctx: Ctx, customerId: string) {
  const [row] = await ctx.tx
    .select({ id: people.id, name: people.name })
    .from(assignments)
    .innerJoin(people, and(eq(people.orgId, assignments.orgId), eq(people.id, assignments.personId)))
    .where(
      and(eq(assignments.orgId, ctx.orgId), eq(assignments.customerId, customerId), eq(assignments.kind, 'owner')),
    );
  return row ?? null;
}

/** Adds the assignment; false when it stands already. */
export async function insertAssignment(ctx: Ctx, assignment: Assignment): Promise<boolean> {
  const row = { ...assignment, orgId: ctx.orgId, createdAt: ctx.now };
  const added = await ctx.tx
    .insert(assignments)
    .values(row)
    .onConflictDoNothing()
    .returning({ kind: assignments.kind });
  return added.length > 0;
}

/** Ends the assignment; false when there is none. */
export async function deleteAssignment(ctx: Ctx, { customerId, personId, kind }: Assignment): Promise<boolean> {
  const one = and(
    eq(assignments.orgId, ctx.orgId),
    eq(assignments.customerId, customerId),
    eq(assignments.personId, personId),
    eq(assignments.kind, kind),
  );
  const gone = await ctx.tx.delete(assignments).where(one).returning({ kind: assignments.kind });
  return gone.length > 0;
}
