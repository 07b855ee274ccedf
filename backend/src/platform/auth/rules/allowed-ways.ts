import type { SignInWay } from '@threadline/shared/security/rules';
import { and, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../../db/in-org.js';
import { identities, people } from '../schema.js';
import { readSignInRules } from './sign-in-rules.js';

/**
 * Whether the organisation lets its people in this way. An owner may always use their own password while no owner has a
 * way that the rules allow: nobody is left outside of their own organisation.
 */
export async function isWayAllowed(ctx: Ctx, by: SignInWay | 'passkey' | 'invitation'): Promise<boolean> {
  if (by === 'invitation') return true;
  const { ways } = await readSignInRules(ctx);
  const way = by === 'passkey' ? 'password' : by;
  if (ways.includes(way)) return true;
  return way === 'password' && ctx.role === 'owner' && !(await canAnOwnerComeIn(ctx, ways));
}

/** Whether any owner who is not suspended could sign in by one of the ways. */
export async function canAnOwnerComeIn(ctx: Ctx, ways: readonly SignInWay[]): Promise<boolean> {
  const isOwner = and(eq(people.orgId, ctx.orgId), eq(people.role, 'owner'), isNull(people.suspendedAt));
  const owners = await ctx.tx
    .select({ hash: people.passwordHash, provider: identities.provider })
    .from(people)
    .leftJoin(identities, and(eq(identities.orgId, people.orgId), eq(identities.personId, people.id)))
    .where(and(isOwner, or(isNotNull(people.passwordHash), isNotNull(identities.provider))));
  return owners.some(
    ({ hash, provider }) =>
      (ways.includes('password') && hash !== null) || (provider !== null && ways.includes(provider)),
  );
}
