import { and, eq } from 'drizzle-orm';
import type { Actor, Ctx, Runtime } from '../db/in-org.js';
import { sessions } from './schema.js';
import { hashSecret } from './secrets.js';

/** Requests that were under way when a session's value was renewed still come with the one before. */
const renewalGraceSeconds = 10;
const noteUseEverySeconds = 60;

export interface FoundSession {
  orgId: string;
  handle: string;
  personId: string;
  role: Actor['role'];
  userAgent: string | null;
  expiresAt: Date;
  endsAt: Date;
  provenAt: Date | null;
  lastUsedAt: Date | null;
  /** How long it may lie unused, where the organisation has said. */
  idleMinutes: number | null;
  /** The organisation asks for a second factor that the person does not have yet. */
  lacksFactor: boolean;
}

/** The session of a cookie's value, whether or not it has run out; null where there is none. */
export async function findSession(runtime: Runtime, value: string): Promise<FoundSession | null> {
  const [row] = await runtime.db.sql<(FoundSession & { renewedAt: Date | null; current: boolean })[]>`
    select org_id as "orgId", handle, person_id as "personId", role, user_agent as "userAgent", expires_at as "expiresAt",
      ends_at as "endsAt", proven_at as "provenAt", last_used_at as "lastUsedAt", renewed_at as "renewedAt", current,
      idle_minutes as "idleMinutes", lacks_factor as "lacksFactor"
    from find_session(${hashSecret(value)})`;
  if (!row) return null;
  const { renewedAt, current, ...session } = row;
  const graceEnds = (renewedAt?.getTime() ?? 0) + renewalGraceSeconds * 1000;
  return current || runtime.clock().getTime() < graceEnds ? session : null;
}

/** When the session ends if nobody uses it: as it was told when last extended, or sooner where the rules are stricter now. */
export function idleEnd({ expiresAt, lastUsedAt, idleMinutes }: FoundSession): Date {
  if (!lastUsedAt || idleMinutes === null) return expiresAt;
  return new Date(Math.min(expiresAt.getTime(), lastUsedAt.getTime() + idleMinutes * 60_000));
}

/** Whether it is time to note that the session is used: once a minute is enough to be shown. */
export function isUseToNote({ lastUsedAt }: FoundSession, now: Date): boolean {
  return now.getTime() - (lastUsedAt?.getTime() ?? 0) > noteUseEverySeconds * 1000;
}

export async function noteUse(ctx: Ctx, handle: string, ip: string | null): Promise<void> {
  await ctx.tx
    .update(sessions)
    .set({ lastUsedAt: ctx.now, lastIp: ip })
    .where(and(eq(sessions.orgId, ctx.orgId), eq(sessions.handle, handle)));
}

/** Gives the session another value and counts it as proven now; false where it has ended meanwhile. */
export async function renewSession(ctx: Ctx, handle: string, value: string): Promise<boolean> {
  const renewed = await ctx.tx
    .update(sessions)
    .set({ id: hashSecret(value), previousId: sessions.id, renewedAt: ctx.now, provenAt: ctx.now })
    .where(and(eq(sessions.orgId, ctx.orgId), eq(sessions.handle, handle)))
    .returning({ handle: sessions.handle });
  return renewed.length > 0;
}

export async function deleteSession(ctx: Ctx, handle: string): Promise<void> {
  await ctx.tx.delete(sessions).where(and(eq(sessions.orgId, ctx.orgId), eq(sessions.handle, handle)));
}
