import { type SignInWay, signInWays } from '@threadline/shared/security/rules';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../db/in-org.js';
import { signInRules } from './schema.js';

/** How an organisation lets its people sign in. */
export interface SignInRules {
  requireSecondFactor: boolean;
  /** A password, with which passkeys go, or the word of somebody else. */
  ways: SignInWay[];
  idleMinutes: number;
}

export const defaultRules: SignInRules = {
  requireSecondFactor: false,
  ways: [...signInWays],
  idleMinutes: 14 * 24 * 60,
};

/** The rules of this organisation; the same as everybody's where it has set none. */
export async function readSignInRules(ctx: Ctx): Promise<SignInRules> {
  const [row] = await ctx.tx.select().from(signInRules).where(eq(signInRules.orgId, ctx.orgId));
  if (!row) return defaultRules;
  const { requireSecondFactor, idleMinutes } = row;
  return { requireSecondFactor, idleMinutes, ways: signInWays.filter((way) => row.ways.includes(way)) };
}

export async function writeSignInRules(ctx: Ctx, rules: SignInRules): Promise<void> {
  const row = { ...rules, changedAt: ctx.now };
  await ctx.tx
    .insert(signInRules)
    .values({ ...row, orgId: ctx.orgId })
    .onConflictDoUpdate({ target: signInRules.orgId, set: row });
}
