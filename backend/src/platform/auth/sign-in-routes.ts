import { signIn } from '@threadline/shared/session/schema';
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Actor, inOrg, type Origin, type Runtime } from '../db/in-org.js';
import { Invalid } from '../errors.js';
import { record } from '../events/record.js';
import { readJson } from './read-json.js';
import type { Sessions } from './sessions.js';
import { signInWithPassword } from './sign-in.js';

export interface SignInOptions {
  runtime: Runtime;
  sessions: Sessions;
  originOf: (c: Context) => Origin;
}

/** Sign-in and sign-out of the desk; a new session at every sign-in. */
export function signInRoutes({ runtime, sessions, originOf }: SignInOptions): Hono {
  return new Hono()
    .post('/auth/sign-in', async (c) => {
      const input = signIn.parse(await readJson(c));
      const actor = await signInWithPassword(runtime, input, originOf(c));
      const place = { userAgent: c.req.header('user-agent') ?? null, ip: originOf(c).ip };
      c.header('set-cookie', await sessions.open(actor, place));
      return c.body(null, 204);
    })
    .post('/auth/sign-out', async (c) => {
      const actor = await signedInActor(sessions, c, originOf(c));
      if (actor) await signOut(runtime, sessions, { ...actor, origin: originOf(c) });
      c.header('set-cookie', sessions.blankCookie());
      return c.body(null, 204);
    });
}

/** The person behind the desk's cookie; extends the cookie where its lifetime slides. */
export async function signedInActor(sessions: Sessions, c: Context, { ip }: Origin): Promise<Actor | null> {
  const value = getCookie(c, sessions.cookieName);
  if (!value) return null;
  const session = await sessions.resolve(value, ip);
  if (session?.cookie) c.header('set-cookie', session.cookie);
  return session?.actor ?? null;
}

/** Refuses a write that another site's page has sent with our cookie. */
export function requireSameOrigin(c: Context, publicBaseUrl: string): void {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const own = new URL(publicBaseUrl).origin;
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  if (sameSite && (origin === undefined || origin === own || isLoopbackAlias(origin, own))) return;
  throw new Invalid('This request came from another site. Open Threadline in a tab of its own and try again.');
}

// localhost and 127.0.0.1 are one place to the person who types either.
function isLoopbackAlias(origin: string, own: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [asked, ours] = [new URL(origin), new URL(own)];
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  return loopback.includes(asked.hostname) && loopback.includes(ours.hostname) && asked.port === ours.port;
}

async function signOut(runtime: Runtime, sessions: Sessions, actor: Actor & { origin: Origin }): Promise<void> {
  await sessions.close(actor);
  await inOrg(runtime, actor, (ctx) =>
    record(ctx, { name: 'person.signed_out', subject: { type: 'person', id: actor.personId } }),
  );
}
