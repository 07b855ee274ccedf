import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { apiKeys, deviceGrants, people, sessions } from '../platform/auth/schema.js';
import { type Actor, type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import type { Opening } from './signed-address.js';

/** Who opens a signed address, with the role they hold at this moment; null where they or their sign-in have ended. */
export function actorOf(runtime: Runtime, opening: Opening): Promise<Actor | null> {
  return inOrg(runtime, systemOf(opening.orgId), async (ctx) => {
    const { orgId, personId, via, credentialId } = opening;
    const isHere = and(eq(people.orgId, orgId), eq(people.id, personId), isNull(people.suspendedAt));
    const [person] = await ctx.tx.select({ role: people.role }).from(people).where(isHere);
    const signIn = person ? await signInOf(ctx, opening) : null;
    return person && signIn ? { orgId, personId, role: person.role, via, credentialId, ...signIn } : null;
  });
}

async function signInOf(ctx: Ctx, { via, credentialId, personId }: Opening): Promise<Pick<Actor, 'scopes'> | null> {
  if (credentialId === null) return via === 'session' ? {} : null;
  const [found] = await credentials[via](ctx, credentialId, personId);
  if (!found) return null;
  return 'scopes' in found ? { scopes: found.scopes } : {};
}

const credentials = {
  session: (ctx: Ctx, id: string, personId: string) =>
    ctx.tx
      .select({ id: sessions.handle })
      .from(sessions)
      .where(
        and(
          eq(sessions.orgId, ctx.orgId),
          eq(sessions.handle, id),
          eq(sessions.personId, personId),
          gt(sessions.expiresAt, ctx.now),
          gt(sessions.endsAt, ctx.now),
        ),
      ),
  token: (ctx: Ctx, id: string, personId: string) =>
    ctx.tx
      .select({ id: deviceGrants.id })
      .from(deviceGrants)
      .where(
        and(
          eq(deviceGrants.orgId, ctx.orgId),
          eq(deviceGrants.id, id),
          eq(deviceGrants.personId, personId),
          isNull(deviceGrants.revokedAt),
          gt(deviceGrants.expiresAt, ctx.now),
        ),
      ),
  api_key: (ctx: Ctx, id: string, personId: string) =>
    ctx.tx
      .select({ id: apiKeys.id, scopes: apiKeys.scopes })
      .from(apiKeys)
      .where(
        and(
          eq(apiKeys.orgId, ctx.orgId),
          eq(apiKeys.id, id),
          eq(apiKeys.personId, personId),
          isNull(apiKeys.revokedAt),
          or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, ctx.now)),
        ),
      ),
};
