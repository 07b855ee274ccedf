import { and, desc, eq, gt, gte, isNull, or } from 'drizzle-orm';
import { deviceGrants, people, sessions } from '../platform/auth/schema.js';
import type { Actor, Ctx } from '../platform/db/in-org.js';

const tellOfCopiesDays = 30;

export interface PersonRow {
  email: string;
  name: string;
  passwordHash: string | null;
  suspendedAt: Date | null;
  role: Actor['role'];
}

export async function findPerson(ctx: Ctx, id: string): Promise<PersonRow | null> {
  const { email, name, passwordHash, suspendedAt, role } = people;
  const [row] = await ctx.tx
    .select({ email, name, passwordHash, suspendedAt, role })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, id)));
  return row ?? null;
}

export async function setPasswordHash(ctx: Ctx, id: string, passwordHash: string): Promise<void> {
  await ctx.tx
    .update(people)
    .set({ passwordHash })
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, id)));
}

/** Sessions that still open the desk, last used first. */
export function ownSessions(ctx: Ctx): Promise<(typeof sessions.$inferSelect)[]> {
  const isOwn = and(eq(sessions.orgId, ctx.orgId), eq(sessions.personId, ctx.personId));
  return ctx.tx
    .select()
    .from(sessions)
    .where(and(isOwn, gt(sessions.expiresAt, ctx.now), gt(sessions.endsAt, ctx.now)))
    .orderBy(desc(sessions.lastUsedAt));
}

/** Devices that are signed in, and those that were ended a short while ago because a token of theirs was copied. */
export function ownDevices(ctx: Ctx): Promise<(typeof deviceGrants.$inferSelect)[]> {
  const isOwn = and(eq(deviceGrants.orgId, ctx.orgId), eq(deviceGrants.personId, ctx.personId));
  const lately = new Date(ctx.now.getTime() - tellOfCopiesDays * 86_400_000);
  const isCopied = and(eq(deviceGrants.endedBecause, 'copied'), gte(deviceGrants.revokedAt, lately));
  return ctx.tx
    .select()
    .from(deviceGrants)
    .where(and(isOwn, gt(deviceGrants.expiresAt, ctx.now), or(isNull(deviceGrants.revokedAt), isCopied)))
    .orderBy(desc(deviceGrants.refreshedAt));
}

export async function findDevice(ctx: Ctx, id: string): Promise<typeof deviceGrants.$inferSelect | null> {
  const isIt = and(eq(deviceGrants.orgId, ctx.orgId), eq(deviceGrants.id, id));
  const [row] = await ctx.tx.select().from(deviceGrants).where(isIt);
  return row ?? null;
}

/** Ends one session or device of the person's own; what it was, or null where there is none. */
export async function endOne(ctx: Ctx, id: string): Promise<'session' | 'device_grant' | null> {
  const isSession = and(eq(sessions.orgId, ctx.orgId), eq(sessions.personId, ctx.personId), eq(sessions.handle, id));
  if ((await ctx.tx.delete(sessions).where(isSession).returning({ id: sessions.handle })).length > 0) return 'session';
  const isDevice = and(
    eq(deviceGrants.orgId, ctx.orgId),
    eq(deviceGrants.personId, ctx.personId),
    eq(deviceGrants.id, id),
    isNull(deviceGrants.revokedAt),
  );
  const devices = await ctx.tx
    .update(deviceGrants)
    .set({ revokedAt: ctx.now })
    .where(isDevice)
    .returning({ id: deviceGrants.id });
  return devices.length > 0 ? 'device_grant' : null;
}
