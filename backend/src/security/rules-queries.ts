import type { SignInWay } from '@threadline/shared/security/rules';
import { and, asc, count, eq, inArray, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import { totpFactors } from '../platform/auth/factors/schema.js';
import { passkeys } from '../platform/auth/passkeys/schema.js';
import { holdsOneOf, mayComeIn } from '../platform/auth/rules/ways-held.js';
import { deviceGrants, people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';

/** How many colleagues who may come in have no second factor. */
export async function countWithoutFactor(ctx: Ctx): Promise<number> {
  const [row] = await ctx.tx.select({ people: count() }).from(people).where(lacksFactor(ctx));
  return row?.people ?? 0;
}

const mostNamed = 20;

/** Colleagues who may come in and have none of the ways: how many, and the first of them by name. */
export async function peopleWithoutWay(
  ctx: Ctx,
  ways: readonly SignInWay[],
): Promise<{ count: number; people: { id: string; name: string }[] }> {
  const without = and(mayComeIn(ctx), notOneOf(ctx, ways));
  const [all] = await ctx.tx.select({ people: count() }).from(people).where(without);
  const named = await ctx.tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(without)
    .orderBy(asc(people.name), asc(people.id))
    .limit(mostNamed);
  return { count: all?.people ?? 0, people: named };
}

/** Signs the extension and the add-in out of those who have yet to set up a second factor. */
export async function endDevicesWithoutFactor(ctx: Ctx): Promise<{ id: string }[]> {
  const those = ctx.tx.select({ id: people.id }).from(people).where(lacksFactor(ctx));
  return ctx.tx
    .update(deviceGrants)
    .set({ revokedAt: ctx.now })
    .where(
      and(eq(deviceGrants.orgId, ctx.orgId), isNull(deviceGrants.revokedAt), inArray(deviceGrants.personId, those)),
    )
    .returning({ id: deviceGrants.id });
}

export async function deletePasskeys(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx.delete(passkeys).where(and(eq(passkeys.orgId, ctx.orgId), eq(passkeys.personId, personId)));
}

const notOneOf = (ctx: Ctx, ways: readonly SignInWay[]) => sql`not (${holdsOneOf(ctx, ways)})`;

function lacksFactor(ctx: Ctx) {
  const app = ctx.tx
    .select({ id: totpFactors.personId })
    .from(totpFactors)
    .where(
      and(eq(totpFactors.orgId, people.orgId), eq(totpFactors.personId, people.id), isNotNull(totpFactors.confirmedAt)),
    );
  const key = ctx.tx
    .select({ id: passkeys.personId })
    .from(passkeys)
    .where(and(eq(passkeys.orgId, people.orgId), eq(passkeys.personId, people.id)));
  return and(eq(people.orgId, ctx.orgId), isNull(people.suspendedAt), notExists(app), notExists(key));
}
