import { showFactor } from '@threadline/shared/security/sign-in';
import { signIn } from '@threadline/shared/session/schema';
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Actor, inOrg, type Origin, type Runtime } from '../db/in-org.js';
import { Invalid, Unauthenticated } from '../errors.js';
import { record } from '../events/record.js';
import { isLoopback } from './clients.js';
import { knownBrowserValue } from './devices/known-browsers.js';
import { checkFactor } from './factors/check-factor.js';
import { waitedFor } from './factors/waiting.js';
import { type DeskDoor, finishWaiting, openTheDesk } from './open-the-desk.js';
import { readJson } from './read-json.js';
import { deleteSession } from './session-rows.js';
import type { Sessions } from './sessions.js';
import { personOfPassword } from './sign-in.js';
import { signInEnded } from './standing.js';

const wrongFactor = 'This code is wrong or was used before. Wait for the next one and try again.';

/** Sign-in and sign-out of the desk; a new session at every sign-in, and none before the second factor. */
export function signInRoutes(door: DeskDoor): Hono {
  const { runtime, sessions, originOf } = door;
  return new Hono()
    .post('/auth/sign-in', async (c) => {
      const from = { origin: originOf(c), browser: knownBrowserValue(c, sessions.secure) };
      return openTheDesk(door, c, await personOfPassword(runtime, signIn.parse(await readJson(c)), from));
    })
    .post('/auth/sign-in/factor', async (c) => {
      const shown = showFactor.parse(await readJson(c));
      const waiting = await waitedFor(runtime, c, sessions.secure);
      if (!waiting) throw signInEnded();
      const factor = await checkFactor(door, { waiting, shown, origin: originOf(c) });
      if (!factor) throw new Unauthenticated(wrongFactor);
      if (!(await finishWaiting(door, c, { waiting, factor }))) throw signInEnded();
      return c.body(null, 204);
    })
    .post('/auth/sign-out', async (c) => {
      const actor = await signedInActor(sessions, c, originOf(c));
      if (actor) await signOut(runtime, { ...actor, origin: originOf(c) });
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
  return isLoopback(asked) && isLoopback(ours) && asked.port === ours.port;
}

async function signOut(runtime: Runtime, actor: Actor & { origin: Origin }): Promise<void> {
  const { personId, credentialId } = actor;
  await inOrg(runtime, actor, async (ctx) => {
    await deleteSession(ctx, credentialId ?? '');
    await record(ctx, { name: 'person.signed_out', subject: { type: 'person', id: personId } });
    // By its own name too: streams that were opened with it end, wherever they are.
    await record(ctx, { name: 'session.ended', subject: { type: 'session', id: credentialId ?? '' } });
  });
}
