import { and, eq, inArray } from 'drizzle-orm';
import { passkeys } from '../platform/auth/passkeys/schema.js';
import { identities } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';

export async function deletePasskeysOf(ctx: Ctx, ids: string[]): Promise<void> {
  await ctx.tx.delete(passkeys).where(whichPasskeys(ctx, ids));
}

/** From now on they count beside the password, and not alone. */
export async function narrowPasskeys(ctx: Ctx, ids: string[]): Promise<void> {
  await ctx.tx.update(passkeys).set({ onlySecond: true }).where(whichPasskeys(ctx, ids));
}

export async function deleteAccountsOf(ctx: Ctx, ids: string[]): Promise<void> {
  await ctx.tx
    .delete(identities)
    .where(and(eq(identities.orgId, ctx.orgId), eq(identities.personId, ctx.personId), inArray(identities.id, ids)));
}

const whichPasskeys = (ctx: Ctx, ids: string[]) =>
  and(eq(passkeys.orgId, ctx.orgId), eq(passkeys.personId, ctx.personId), inArray(passkeys.id, ids));
