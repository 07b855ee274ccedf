import { and, eq } from 'drizzle-orm';
import { knownBrowsers } from '../platform/auth/devices/schema.js';
import { endSignIns, voidResets } from '../platform/auth/end-credentials.js';
import { recoveryCodes, totpFactors } from '../platform/auth/factors/schema.js';
import { passkeys } from '../platform/auth/passkeys/schema.js';
import { identities, people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';

/** Ends every way in that is open or under way: sessions, codes, links, signed-in devices, API keys. */
export async function endCredentials(ctx: Ctx, personId: string): Promise<void> {
  await voidResets(ctx, personId);
  await endSignIns(ctx, { personId, except: null, because: null, keys: true });
}

/** Forgets by what somebody signed in, second factors among it: whoever comes back begins with a new password. */
export async function forgetSignIn(ctx: Ctx, personId: string): Promise<void> {
  for (const table of [passkeys, identities, totpFactors, recoveryCodes, knownBrowsers])
    await ctx.tx.delete(table).where(and(eq(table.orgId, ctx.orgId), eq(table.personId, personId)));
  const theirs = and(eq(people.orgId, ctx.orgId), eq(people.id, personId));
  await ctx.tx.update(people).set({ passwordHash: null }).where(theirs);
}
