import { and, eq, isNull } from 'drizzle-orm';
import { recoveryCodes } from '../../platform/auth/factors/schema.js';
import { readSignInRules } from '../../platform/auth/rules/sign-in-rules.js';
import { people } from '../../platform/auth/schema.js';
import type { Ctx } from '../../platform/db/in-org.js';

/** Whether somebody is an owner with recovery codes, of an organisation that allows nothing but its own sign-in. */
export async function mayRecover(ctx: Ctx, personId: string): Promise<boolean> {
  const { ways } = await readSignInRules(ctx);
  return ways.every((way) => way === 'sso') && (await ownersWithCodes(ctx)).includes(personId);
}

/** Owners who could get in by a recovery code. */
export async function ownersWithCodes(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.tx
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(recoveryCodes, and(eq(recoveryCodes.orgId, people.orgId), eq(recoveryCodes.personId, people.id)))
    .where(
      and(
        eq(people.orgId, ctx.orgId),
        eq(people.role, 'owner'),
        isNull(people.suspendedAt),
        isNull(recoveryCodes.usedAt),
      ),
    );
  return rows.map(({ id }) => id);
}
