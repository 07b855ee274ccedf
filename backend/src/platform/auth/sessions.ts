import { and, eq } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import { type Actor, type Ctx, inOrg, type Runtime, systemOf } from '../db/in-org.js';
import { Unauthenticated } from '../errors.js';
import { defaultRules, readSignInRules } from './rules/sign-in-rules.js';
import { sessions } from './schema.js';
import { hashSecret, newSecret } from './secrets.js';
import {
  deleteSession,
  type FoundSession,
  findSession,
  idleEnd,
  isUseToNote,
  noteUse,
  renewSession,
} from './session-rows.js';
import { requireStanding } from './standing.js';

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
  ip: string | null;
  endsAt: Date;
}

type UserAttributes = Record<never, never>;

const absoluteDays = 60;

/** The browser that signs in. */
export interface SignInPlace {
  userAgent: string | null;
  ip: string | null;
}

/** Desk sessions: a cookie whose value is stored only as a hash, with sliding and absolute lifetimes. */
export interface Sessions {
  /** The name depends on HTTPS: `__Host-` cookies need it, and a first run on localhost has none. */
  cookieName: string;
  secure: boolean;
  /** A new session of the person of this transaction, who has just shown who they are; answers its cookie. */
  open(ctx: Ctx, place: SignInPlace): Promise<string>;
  /** The signed-in person, and a new cookie where the lifetime has been extended; null when there is none. */
  resolve(value: string, ip: string | null): Promise<{ actor: Actor; cookie: string | null } | null>;
  /** Another value for a session whose person has shown once more who they are; answers its cookie. */
  renew(actor: Actor): Promise<string>;
  blankCookie(): string;
}

export function createSessions(runtime: Runtime, options: { secure: boolean }): Sessions {
  const cookieName = options.secure ? '__Host-threadline' : 'threadline';
  const luciaOn = (idleMinutes: number | null, adapter: Adapter) =>
    new Lucia(adapter, {
      sessionExpiresIn: new TimeSpan(idleMinutes ?? defaultRules.idleMinutes, 'm'),
      sessionCookie: {
        name: cookieName,
        expires: true,
        attributes: { secure: options.secure, sameSite: 'lax', path: '/' },
      },
      getSessionAttributes: (attributes) => attributes,
    });
  const anybody = luciaOn(null, adapterOf(runtime, null));
  const cookieOf = (value: string, lucia = anybody) => lucia.createSessionCookie(value).serialize();
  return {
    cookieName,
    secure: options.secure,
    blankCookie: () => anybody.createBlankSessionCookie().serialize(),
    open: async (ctx, { userAgent, ip }) => {
      await requireStanding(ctx);
      const value = newSecret('tls');
      const { idleMinutes } = await readSignInRules(ctx);
      const lucia = luciaOn(idleMinutes, {
        ...adapterOf(runtime, null),
        setSession: (session) => insert(ctx, session),
      });
      const endsAt = new Date(ctx.now.getTime() + absoluteDays * 86_400_000);
      const attributes = { orgId: ctx.orgId, userAgent: userAgent?.slice(0, 300) ?? null, ip, endsAt };
      await lucia.createSession(ctx.personId, attributes, { sessionId: value });
      return cookieOf(value, lucia);
    },
    resolve: async (value, ip) => {
      const found = await findSession(runtime, value);
      if (!found) return null;
      const lucia = luciaOn(found.idleMinutes, adapterOf(runtime, found));
      const { session } = await lucia.validateSession(value);
      const now = runtime.clock();
      if (!session || found.endsAt <= now) return null;
      const { orgId, personId, role, provenAt, handle, lacksFactor } = found;
      const actor: Actor = { orgId, personId, role, via: 'session', credentialId: handle, provenAt, lacksFactor };
      if (isUseToNote(found, now)) await inOrg(runtime, systemOf(orgId), (ctx) => noteUse(ctx, handle, ip));
      return { actor, cookie: session.fresh ? cookieOf(value, lucia) : null };
    },
    renew: async (actor) => {
      const value = newSecret('tls');
      const renewed = await inOrg(runtime, actor, (ctx) => renewSession(ctx, actor.credentialId ?? '', value));
      if (!renewed) throw new Unauthenticated('Sign in to go on.');
      return cookieOf(value);
    },
  };
}

/** Lucia's view of one session that has been found: it hands over the cookie's value, and only its hash goes further. */
function adapterOf(runtime: Runtime, found: FoundSession | null): Adapter {
  const elsewhere = (what: string) => () => Promise.reject(new Error(`${what} by their organisation, not by Lucia.`));
  const inTheirs = (work: Parameters<typeof inOrg<unknown>>[2]) =>
    found ? inOrg(runtime, systemOf(found.orgId), work) : null;
  return {
    getSessionAndUser: async (value) => {
      if (!found) return [null, null];
      const { orgId, userAgent, endsAt, personId } = found;
      const attributes = { orgId, userAgent, ip: null, endsAt };
      const session: DatabaseSession = { id: value, userId: personId, expiresAt: idleEnd(found), attributes };
      return [session, { id: personId, attributes: {} }];
    },
    setSession: elsewhere('Sessions are opened'),
    updateSessionExpiration: async (_value, expiresAt) => {
      const isFound = and(eq(sessions.orgId, found?.orgId ?? ''), eq(sessions.handle, found?.handle ?? ''));
      await inTheirs((ctx) => ctx.tx.update(sessions).set({ expiresAt }).where(isFound));
    },
    deleteSession: async () => {
      await inTheirs((ctx) => deleteSession(ctx, found?.handle ?? ''));
    },
    getUserSessions: elsewhere('Sessions are listed'),
    deleteUserSessions: elsewhere('Sessions end'),
    deleteExpiredSessions: elsewhere('Expired sessions are swept'),
  };
}

async function insert(ctx: Ctx, { id, userId, expiresAt, attributes }: DatabaseSession): Promise<void> {
  const { orgId, userAgent, ip, endsAt } = attributes;
  const moments = { createdAt: ctx.now, provenAt: ctx.now, lastUsedAt: ctx.now, expiresAt, endsAt };
  const row = { orgId, id: hashSecret(id), personId: userId, userAgent, ip, lastIp: ip, ...moments };
  await ctx.tx.insert(sessions).values(row);
}
