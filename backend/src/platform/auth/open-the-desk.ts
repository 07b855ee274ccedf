import type { FactorWay } from '@threadline/shared/security/sign-in';
import { and, eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime } from '../db/in-org.js';
import { Forbidden } from '../errors.js';
import { record } from '../events/record.js';
import { browserValue, keepBrowserValue, noteBrowser } from './devices/known-browsers.js';
import { factorsOf } from './factors/factors-of.js';
import { beginWaiting, endWaiting, forgetWaiting, keepWaiting, type Waiting } from './factors/waiting.js';
import { isWayAllowed } from './rules/allowed-ways.js';
import { people } from './schema.js';
import { sessionActorOf } from './session-actor.js';
import type { Sessions, SignInPlace } from './sessions.js';
import { requireStanding, type StillStands } from './standing.js';

/**
 * How somebody has shown who they are. A passkey is the person's own and asks for their finger: both factors in one. A
 * mailed invitation lets in once whatever the rules allow, so that there is a desk in which to link another way.
 */
export type SignInWay = 'password' | 'passkey' | 'google' | 'microsoft' | 'sso' | 'invitation' | 'recovery';

export interface SignedIn {
  person: Pick<Actor, 'orgId' | 'personId' | 'role'>;
  by: SignInWay;
  /** Whether what they have shown still lets them in; a moment passes between showing it and the open desk. */
  stands?: StillStands;
}

export interface DeskDoor {
  runtime: Runtime;
  sessions: Sessions;
  originOf: (c: Context) => Origin;
}

/** The ways to show the second factor that is waited for; null once the desk is open. */
type Opening = FactorWay[] | null;

const refused =
  'Your organisation does not allow this way of signing in. Use another one on this page, or ask an admin.';

/** Opens the desk for somebody who has shown who they are: 204, or 200 with the second factor that is asked for. */
export async function openTheDesk(door: DeskDoor, c: Context, signedIn: SignedIn): Promise<Response> {
  const ways = await tryTheDesk(door, c, signedIn);
  return ways ? c.json({ factor: { ways } }) : c.body(null, 204);
}

/** As `openTheDesk`, for who has to answer in another form. Ends with Forbidden where the rules do not allow the way. */
export async function tryTheDesk(door: DeskDoor, c: Context, { person, by, stands }: SignedIn): Promise<Opening> {
  const place = placeOf(door, c);
  const opened = await inOrg(door.runtime, sessionActorOf(person, door.originOf(c)), async (ctx) => {
    await requireStanding(ctx, stands);
    if (!(await isWayAllowed(ctx, by))) throw new Forbidden(refused);
    const factors = await factorsOf(ctx);
    const isEnough = by === 'passkey' || !factors.asked;
    return isEnough
      ? { cookie: await openSession(ctx, door, { place, by, factor: null }) }
      : { waiting: await beginWaiting(ctx, by), ways: factors.ways };
  });
  if ('cookie' in opened) {
    handOver(door, c, { cookie: opened.cookie, browser: place.browser });
    return null;
  }
  keepWaiting(c, opened.waiting, door.sessions.secure);
  return opened.ways;
}

/** Opens the desk for whom was waited for, once, when the second factor has been shown. */
export async function finishWaiting(
  door: DeskDoor,
  c: Context,
  { waiting: { person, by, hash }, factor }: { waiting: Waiting; factor: FactorWay },
): Promise<boolean> {
  const place = placeOf(door, c);
  forgetWaiting(c, door.sessions.secure);
  const cookie = await inOrg(door.runtime, sessionActorOf(person, door.originOf(c)), async (ctx) => {
    await requireStanding(ctx);
    return (await endWaiting(ctx, hash)) ? openSession(ctx, door, { place, by, factor }) : null;
  });
  if (cookie === null) return false;
  handOver(door, c, { cookie, browser: place.browser });
  return true;
}

function handOver({ sessions }: DeskDoor, c: Context, held: { cookie: string; browser: string }): void {
  c.header('set-cookie', held.cookie, { append: true });
  keepBrowserValue(c, held.browser, sessions.secure);
}

interface Shown {
  place: SignInPlace & { browser: string };
  by: string;
  factor: FactorWay | null;
}

async function openSession(ctx: Ctx, { sessions }: DeskDoor, { place, by, factor }: Shown): Promise<string> {
  const { userAgent, ip, browser } = place;
  const cookie = await sessions.open(ctx, { userAgent, ip });
  const isSelf = and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId));
  await ctx.tx.update(people).set({ lastSeenAt: ctx.now }).where(isSelf);
  const data = factor ? { by, factor } : { by };
  await record(ctx, { name: 'person.signed_in', subject: { type: 'person', id: ctx.personId }, data });
  if (await noteBrowser(ctx, browser)) {
    const where = { userAgent: userAgent?.slice(0, 300) ?? null, ip };
    await record(ctx, { name: 'sign_in.new_browser', subject: { type: 'sign_in', id: ctx.personId }, data: where });
  }
  return cookie;
}

const placeOf = ({ sessions, originOf }: DeskDoor, c: Context): Shown['place'] => ({
  userAgent: c.req.header('user-agent') ?? null,
  ip: originOf(c).ip,
  browser: browserValue(c, sessions.secure),
});
