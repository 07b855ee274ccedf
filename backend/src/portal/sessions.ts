import { and, eq } from 'drizzle-orm';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import type { SignedInGuest } from '../platform/http/portal-procedure.js';
import { portalSessions } from './schema.js';

const idleDays = 14;
const absoluteDays = 90;
const pauseMinutes = 30;
const day = 86_400_000;

interface FoundSession {
  orgId: string;
  customerId: string;
  contactId: string;
  expiresAt: Date;
  endsAt: Date;
  lastSeenAt: Date | null;
  previousVisitAt: Date | null;
  greeting: { name: string; timeZone: string };
}

/** A new session for a guest; its value goes into the cookie and is kept only as a hash. */
export async function openSession(
  ctx: Ctx,
  guest: { customerId: string; contactId: string },
  userAgent: string | null,
): Promise<{ value: string; expiresAt: Date }> {
  const value = newSecret('tlg');
  const expiresAt = new Date(ctx.now.getTime() + idleDays * day);
  await ctx.tx.insert(portalSessions).values({
    orgId: ctx.orgId,
    id: hashSecret(value),
    customerId: guest.customerId,
    contactId: guest.contactId,
    userAgent: userAgent?.slice(0, 300) ?? null,
    createdAt: ctx.now,
    expiresAt,
    endsAt: new Date(ctx.now.getTime() + absoluteDays * day),
  });
  return { value, expiresAt };
}

/** The guest behind a cookie, as long as they may come; `renewedUntil` where the session has been extended. */
export async function findGuest(
  runtime: Runtime,
  value: string,
): Promise<{ guest: SignedInGuest; renewedUntil: Date | null } | null> {
  const sessionId = hashSecret(value);
  const [row] = await runtime.db.sql<FoundSession[]>`
    select org_id as "orgId", customer_id as "customerId", contact_id as "contactId", expires_at as "expiresAt",
      ends_at as "endsAt", last_seen_at as "lastSeenAt", previous_visit_at as "previousVisitAt", greeting
    from find_portal_session(${sessionId})`;
  const now = runtime.clock();
  if (!row || row.expiresAt <= now || row.endsAt <= now) return null;
  const { orgId, customerId, contactId, greeting } = row;
  const guest: SignedInGuest = {
    ...{ orgId, customerId, contactId, sessionId, greeting },
    // A pause ends a visit: whoever comes back after it is told what came since they were last seen.
    since: isOver(row.lastSeenAt, now) ? row.lastSeenAt : row.previousVisitAt,
    timeZone: greeting.timeZone,
    name: greeting.name,
  };
  return { guest, renewedUntil: await renew(runtime, guest, row) };
}

/** Whether a visit with this last sign of life is over. */
export function isOver(lastSeenAt: Date | null, now: Date): boolean {
  return lastSeenAt === null || now.getTime() - lastSeenAt.getTime() > pauseMinutes * 60_000;
}

/** Ends one session. */
export async function endSession(ctx: Ctx, sessionId: string): Promise<void> {
  await ctx.tx.delete(portalSessions).where(and(eq(portalSessions.orgId, ctx.orgId), eq(portalSessions.id, sessionId)));
}

/** Ends every session of a guest. */
export async function endSessionsOf(ctx: Ctx, guest: { customerId: string; contactId: string }): Promise<void> {
  const { orgId, customerId, contactId } = portalSessions;
  await ctx.tx
    .delete(portalSessions)
    .where(and(eq(orgId, ctx.orgId), eq(customerId, guest.customerId), eq(contactId, guest.contactId)));
}

// Half of the idle time has to pass before a session is written again.
async function renew(runtime: Runtime, guest: SignedInGuest, row: FoundSession): Promise<Date | null> {
  const now = runtime.clock().getTime();
  if (row.expiresAt.getTime() - now > (idleDays * day) / 2) return null;
  const expiresAt = new Date(Math.min(now + idleDays * day, row.endsAt.getTime()));
  await inOrg(runtime, systemOf(guest.orgId), (ctx) =>
    ctx.tx
      .update(portalSessions)
      .set({ expiresAt })
      .where(and(eq(portalSessions.orgId, ctx.orgId), eq(portalSessions.id, guest.sessionId))),
  );
  return expiresAt;
}
