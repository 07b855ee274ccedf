import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../db/in-org.js';
import { Unauthenticated } from '../errors.js';
import { people } from './schema.js';

/** What is asked of a person at the moment in which they are let in. */
export interface Standing {
  passwordHash: string | null;
}

/** Whether what let somebody in still does, asked within the transaction that opens something for them. */
export type StillStands = (ctx: Ctx, person: Standing) => boolean | Promise<boolean>;

/** The one answer to whoever comes too late with a sign-in: the page begins it anew. */
export const signInEnded = () =>
  new Unauthenticated('This sign-in has ended. Begin again with your address and password.', {
    details: { ended: true },
  });

/**
 * Holds the person of this transaction as they are until it ends, so that whoever changes their password or suspends
 * them comes either before, and is seen here, or after, and ends what is opened here. Ends with Unauthenticated.
 */
export async function requireStanding(ctx: Ctx, stands: StillStands = () => true): Promise<void> {
  const isSelf = and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId));
  const [person] = await ctx.tx
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(and(isSelf, isNull(people.suspendedAt), isNull(people.removedAt)))
    .for('no key update');
  if (!person || !(await stands(ctx, person))) throw signInEnded();
}

/** Holds a person whose sign-ins end, so that none that is under way is overlooked. */
export async function holdPerson(ctx: Ctx, personId: string): Promise<void> {
  const isThis = and(eq(people.orgId, ctx.orgId), eq(people.id, personId));
  await ctx.tx.select({ id: people.id }).from(people).where(isThis).for('no key update');
}
