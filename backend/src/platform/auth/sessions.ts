import { and, eq } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import type { Tx } from '../db/database.js';
import { type Actor, inOrg, type Runtime, systemOf } from '../db/in-org.js';
import { sessions } from './schema.js';
import { hashSecret, newSecret } from './secrets.js';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

interface SessionAttributes {
  orgId: string;
  userAgent: string | null;
  endsAt: Date;
}

interface UserAttributes {
  role: string;
}

const idleDays = 14;
const absoluteDays = 60;

/** Desk sessions: a cookie whose value is stored only as a hash, with sliding and absolute lifetimes. */
export interface Sessions {
  /** The name depends on HTTPS: `__Host-` cookies need it, and a first run on localhost has none. */
  cookieName: string;
  open(actor: Pick<Actor, 'orgId' | 'personId'>, userAgent: string | null): Promise<{ cookie: string; id: string }>;
  /** The signed-in person, and a new cookie where the lifetime has been extended; null when there is none. */
  resolve(value: string): Promise<{ actor: Actor; cookie: string | null } | null>;
  close(actor: Actor): Promise<void>;
  blankCookie(): string;
}

export function createSessions(runtime: Runtime, options: { secure: boolean }): Sessions {
  const cookieName = options.secure ? '__Host-threadline' : 'threadline';
  const lucia = new Lucia(sessionAdapter(runtime), {
    sessionExpiresIn: new TimeSpan(idleDays, 'd'),
    sessionCookie: {
      name: cookieName,
      expires: true,
      attributes: { secure: options.secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
  return {
    cookieName,
    blankCookie: () => lucia.createBlankSessionCookie().serialize(),
    open: async ({ orgId, personId }, userAgent) => {
      const value = newSecret('tls');
      const endsAt = new Date(runtime.clock().getTime() + absoluteDays * 86_400_000);
      await lucia.createSession(
        personId,
        { orgId, userAgent: userAgent?.slice(0, 300) ?? null, endsAt },
        { sessionId: value },
      );
      return { cookie: lucia.createSessionCookie(value).serialize(), id: hashSecret(value) };
    },
    resolve: async (value) => {
      const { session, user } = await lucia.validateSession(value);
      if (!session || !user || session.endsAt <= runtime.clock()) return null;
      const role = user.role as Actor['role'];
      const actor: Actor = {
        orgId: session.orgId,
        personId: user.id,
        role,
        via: 'session',
        credentialId: hashSecret(value),
      };
      return { actor, cookie: session.fresh ? lucia.createSessionCookie(value).serialize() : null };
    },
    close: (actor) => inOrg(runtime, actor, (ctx) => deleteSession(ctx.tx, actor.credentialId ?? '')),
  };
}

/** Lucia's view of our table: it hands over the cookie's value, and only its hash goes further. */
function sessionAdapter(runtime: Runtime): Adapter {
  const asSystem = <T>(orgId: string, work: Parameters<typeof inOrg<T>>[2]) => inOrg(runtime, systemOf(orgId), work);
  const organisationOf = async (value: string) => (await findSession(runtime, value))?.orgId;
  return {
    getSessionAndUser: async (value) => {
      const found = await findSession(runtime, value);
      if (!found) return [null, null];
      const { orgId, userAgent, endsAt } = found;
      const session: DatabaseSession = {
        id: value,
        userId: found.personId,
        expiresAt: found.expiresAt,
        attributes: { orgId, userAgent, endsAt },
      };
      const user: DatabaseUser = { id: found.personId, attributes: { role: found.role } };
      return [session, user];
    },
    setSession: ({ id, userId, expiresAt, attributes: { orgId, userAgent, endsAt } }) =>
      asSystem(orgId, async (ctx) => {
        const row = { orgId, id: hashSecret(id), personId: userId, userAgent, createdAt: ctx.now, expiresAt, endsAt };
        await ctx.tx.insert(sessions).values(row);
      }),
    updateSessionExpiration: async (value, expiresAt) => {
      const orgId = await organisationOf(value);
      if (!orgId) return;
      await asSystem(orgId, (ctx) =>
        ctx.tx
          .update(sessions)
          .set({ expiresAt })
          .where(and(eq(sessions.orgId, orgId), eq(sessions.id, hashSecret(value)))),
      );
    },
    deleteSession: async (value) => {
      const orgId = await organisationOf(value);
      if (orgId) await asSystem(orgId, (ctx) => deleteSession(ctx.tx, hashSecret(value)));
    },
    getUserSessions: () => Promise.reject(new Error('Sessions are listed by their organisation, not by Lucia.')),
    deleteUserSessions: () => Promise.reject(new Error('Sessions end through their organisation, not through Lucia.')),
    deleteExpiredSessions: () => Promise.reject(new Error('Expired sessions are swept by organisation, not by Lucia.')),
  };
}

interface FoundSession {
  orgId: string;
  personId: string;
  role: string;
  userAgent: string | null;
  expiresAt: Date;
  endsAt: Date;
}

async function findSession(runtime: Runtime, value: string): Promise<FoundSession | null> {
  const [row] = await runtime.db.sql<FoundSession[]>`
    select org_id as "orgId", person_id as "personId", role, user_agent as "userAgent", expires_at as "expiresAt",
      ends_at as "endsAt" from find_session(${hashSecret(value)})`;
  return row ?? null;
}

async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.id, id));
}
