import type { SignInWay } from '@threadline/shared/security/rules';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../db/in-org.js';
import { people } from '../schema.js';
import { readSignInRules } from './sign-in-rules.js';
import { holdsOneOf, mayComeIn } from './ways-held.js';

/**
 * Whether the organisation lets its people in this way. An owner may always use their own password while no owner has a
 * way that the rules allow: nobody is left outside of their own organisation.
 */
export async function isWayAllowed(ctx: Ctx, by: SignInWay | 'passkey' | 'invitation' | 'recovery'): Promise<boolean> {
  if (by === 'invitation' || by === 'recovery') return true;
  const { ways } = await readSignInRules(ctx);
  const way = by === 'passkey' ? 'password' : by;
  if (ways.includes(way)) return true;
  return way === 'password' && ctx.role === 'owner' && !(await canAnOwnerComeIn(ctx, ways));
}

/** Whether any owner who may come in could sign in by one of the ways. */
export async function canAnOwnerComeIn(ctx: Ctx, ways: readonly SignInWay[]): Promise<boolean> {
  const owners = await ctx.tx
    .select({ id: people.id })
    .from(people)
    .where(and(mayComeIn(ctx), eq(people.role, 'owner'), holdsOneOf(ctx, ways)))
    .limit(1);
  return owners.length > 0;
}
