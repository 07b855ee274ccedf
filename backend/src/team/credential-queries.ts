import { and, eq, isNull } from 'drizzle-orm';
import { knownBrowsers } from '../platform/auth/devices/schema.js';
import { recoveryCodes, totpFactors, waitingSignIns } from '../platform/auth/factors/schema.js';
import { passkeys } from '../platform/auth/passkeys/schema.js';
import { passwordResets } from '../platform/auth/resets/schema.js';
import { apiKeys, authorisationCodes, deviceGrants, identities, people, sessions } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';

type WayIn =
  | typeof sessions
  | typeof authorisationCodes
  | typeof deviceGrants
  | typeof apiKeys
  | typeof identities
  | typeof waitingSignIns
  | typeof passwordResets;

/** Ends every way in that is open or under way: sessions, codes, links, signed-in devices, API keys, linked identities. */
export async function endCredentials(ctx: Ctx, personId: string): Promise<void> {
  const revokedAt = ctx.now;
  const mine = <Table extends WayIn>(table: Table) => and(eq(table.orgId, ctx.orgId), eq(table.personId, personId));
  await ctx.tx.delete(sessions).where(mine(sessions));
  await ctx.tx.delete(authorisationCodes).where(mine(authorisationCodes));
  await ctx.tx.delete(identities).where(mine(identities));
  await ctx.tx.delete(waitingSignIns).where(mine(waitingSignIns));
  await ctx.tx.delete(passwordResets).where(mine(passwordResets));
  await ctx.tx
    .update(deviceGrants)
    .set({ revokedAt })
    .where(and(mine(deviceGrants), isNull(deviceGrants.revokedAt)));
  await ctx.tx
    .update(apiKeys)
    .set({ revokedAt })
    .where(and(mine(apiKeys), isNull(apiKeys.revokedAt)));
}

/** Forgets by what somebody signed in, second factors among it: whoever comes back begins with a new password. */
export async function forgetSignIn(ctx: Ctx, personId: string): Promise<void> {
  for (const table of [passkeys, totpFactors, recoveryCodes, knownBrowsers])
    await ctx.tx.delete(table).where(and(eq(table.orgId, ctx.orgId), eq(table.personId, personId)));
  const theirs = and(eq(people.orgId, ctx.orgId), eq(people.id, personId));
  await ctx.tx.update(people).set({ passwordHash: null }).where(theirs);
}
