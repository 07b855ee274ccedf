import type { FactorWay } from '@threadline/shared/security/sign-in';
import { and, eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { type Actor, inOrg, type Origin, type Runtime } from '../../db/in-org.js';
import { Forbidden } from '../../errors.js';
import { record } from '../../events/record.js';
import { browserValue, noteBrowser } from '../devices/known-browsers.js';
import { factorsOf } from '../factors/factors-of.js';
import { beginWaiting, endWaiting, type Waiting } from '../factors/waiting.js';
import { isWayAllowed } from '../rules/allowed-ways.js';
import { people } from '../schema.js';
import type { Sessions } from '../sessions.js';

/**
 * How somebody has shown who they are. A passkey is the person's own and asks for their finger: both factors in one. A
 * mailed invitation lets in once whatever the rules allow, so that there is a desk in which to link another way.
 */
export type SignInWay = 'password' | 'passkey' | 'google' | 'microsoft' | 'invitation';

export interface SignedIn {
  person: Pick<Actor, 'orgId' | 'personId' | 'role'>;
  by: SignInWay;
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
export async function tryTheDesk(door: DeskDoor, c: Context, { person, by }: SignedIn): Promise<Opening> {
  const { runtime, sessions } = door;
  const { isAllowed, factors } = await inOrg(runtime, asThemselves(door, c, person), async (ctx) => ({
    isAllowed: await isWayAllowed(ctx, by),
    factors: await factorsOf(ctx),
  }));
  if (!isAllowed) throw new Forbidden(refused);
  if (by === 'passkey' || !factors.asked) {
    await openSession(door, c, { person, by, factor: null });
    return null;
  }
  await beginWaiting(runtime, c, { person, by, secure: sessions.secure });
  return factors.ways;
}

/** Opens the desk for whom was waited for, once, when the second factor has been shown. */
export async function finishWaiting(
  door: DeskDoor,
  c: Context,
  { waiting, factor }: { waiting: Waiting; factor: FactorWay },
): Promise<boolean> {
  if (!(await endWaiting(door.runtime, c, { ...waiting, secure: door.sessions.secure }))) return false;
  await openSession(door, c, { person: waiting.person, by: waiting.by, factor });
  return true;
}

interface Shown {
  person: SignedIn['person'];
  by: string;
  factor: FactorWay | null;
}

async function openSession(door: DeskDoor, c: Context, { person, by, factor }: Shown): Promise<void> {
  const userAgent = c.req.header('user-agent') ?? null;
  const actor = asThemselves(door, c, person);
  c.header('set-cookie', await door.sessions.open(person, { userAgent, ip: actor.origin.ip }), { append: true });
  const browser = browserValue(c, door.sessions.secure);
  await inOrg(door.runtime, actor, async (ctx) => {
    const data = factor ? { by, factor } : { by };
    const isSelf = and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId));
    await ctx.tx.update(people).set({ lastSeenAt: ctx.now }).where(isSelf);
    await record(ctx, { name: 'person.signed_in', subject: { type: 'person', id: person.personId }, data });
    if (!(await noteBrowser(ctx, browser))) return;
    const where = { userAgent: userAgent?.slice(0, 300) ?? null, ip: actor.origin.ip };
    await record(ctx, { name: 'sign_in.new_browser', subject: { type: 'sign_in', id: person.personId }, data: where });
  });
}

const asThemselves = (door: DeskDoor, c: Context, person: SignedIn['person']): Actor & { origin: Origin } => ({
  ...{ ...person, via: 'session', credentialId: null, origin: door.originOf(c) },
});
