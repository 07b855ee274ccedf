import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser } from '../../test/cookie-browser.js';
import { type Office, password, type SignInWorld, setUpApp, startSignInWorld } from '../../test/sign-in-world.js';
import { hashPassword } from '../platform/auth/passwords.js';
import { authorisationCodes, people } from '../platform/auth/schema.js';
import { type Ctx, inOrg } from '../platform/db/in-org.js';
import { suspendPerson } from '../team/service.js';
import { setPassword } from './verbs/change-password.js';

let world: SignInWorld;
let office: Office;

beforeAll(async () => {
  world = await startSignInWorld();
});
beforeEach(async () => {
  office = await world.office();
});
afterAll(() => world?.stop());

const verifier = randomUUID() + randomUUID();
const program = { clientId: 'threadline-playground', redirectUri: 'http://localhost/signed-in' };
const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
const approve = (browser: Browser) =>
  browser.post('/oauth/approve', { ...program, codeChallenge, state: 'state-of-the-program' });
const signIn = (browser: Browser) => browser.post('/auth/sign-in', { email: office.emailOf('member'), password });
const asMember = <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(world.server.runtime, office.org.member, work);
const newPassword = async (ctx: Ctx) =>
  setPassword(ctx, {
    personId: office.org.member.personId,
    passwordHash: await hashPassword('she now signs in with this'),
    except: null,
    because: 'password',
  });

const patiently = { timeout: 20_000, interval: 50 };

/** Does the same over and over, several at a time, until told to stop; what came of each. */
function overAndOver<T>(work: () => Promise<T | null>, atOnce = 4) {
  const done: T[] = [];
  let going = true;
  const loops = Array.from({ length: atOnce }, async () => {
    while (going) {
      const result = await work();
      if (result === null) return;
      done.push(result);
    }
  });
  const stop = async (): Promise<T[]> => {
    going = false;
    await Promise.all(loops);
    return done;
  };
  return { begun: () => expect.poll(() => done.length, patiently).toBeGreaterThan(2), stop };
}

/** Until somebody waits for what a transaction holds. */
const somebodyWaits = () =>
  expect
    .poll(async () => {
      const [row] = await world.server.runtime.db.sql<{ waiting: number }[]>`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.waiting;
    }, patiently)
    .toBeGreaterThan(0);

async function exchange(redirectTo: unknown): Promise<number> {
  const code = new URL(String(redirectTo)).searchParams.get('code') ?? '';
  const fields = {
    grant_type: 'authorization_code',
    client_id: program.clientId,
    redirect_uri: program.redirectUri,
    code,
    code_verifier: verifier,
  };
  const answer = await fetch(`${world.server.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(fields) });
  return answer.status;
}

test('sign-ins that are under way with the old password while another one is set open nothing that lasts', async () => {
  const { begun, stop } = overAndOver(async () => {
    const browser = office.browser();
    return (await signIn(browser)).status === 204 ? browser : null;
  });
  await begun();
  await asMember(newPassword);
  const opened = await stop();
  expect(opened.length).toBeGreaterThan(0);
  const alive = await Promise.all(opened.map((browser) => browser.signedIn()));
  expect(alive.filter((one) => one)).toEqual([]);
});

test('a sign-in whose password was checked before the change waits for it, and is refused', async () => {
  const browser = office.browser();
  const attempt = await asMember(async (ctx) => {
    await newPassword(ctx);
    const waiting = signIn(browser);
    await somebodyWaits();
    return { waiting };
  });
  expect((await attempt.waiting).status).toBe(401);
  expect(await browser.signedIn()).toBe(false);
});

test('nor does one that waits for its second factor outlive the change', async () => {
  const { secret } = await setUpApp(await office.signIn('member'));
  const browser = office.browser();
  const attempt = await asMember(async (ctx) => {
    await newPassword(ctx);
    const waiting = signIn(browser);
    await somebodyWaits();
    return { waiting };
  });
  const { status, body } = await attempt.waiting;
  expect({ status, details: body.error?.details }).toEqual({ status: 401, details: { ended: true } });
  const late = await browser.post('/auth/sign-in/factor', { code: secret });
  expect(late.body.error?.details).toEqual({ ended: true });
});

test('who is suspended while they sign in stays outside, also once they are reinstated', async () => {
  const browser = office.browser();
  const { runtime } = world.server;
  const attempt = await inOrg(runtime, office.org.owner, async (ctx) => {
    await suspendPerson(ctx, { id: office.org.member.personId });
    const waiting = signIn(browser);
    await somebodyWaits();
    return { waiting };
  });
  expect((await attempt.waiting).status).toBe(401);
  await inOrg(runtime, office.org.system, (ctx) =>
    ctx.tx.update(people).set({ suspendedAt: null }).where(eq(people.id, office.org.member.personId)),
  );
  expect(await browser.signedIn()).toBe(false);
});

test('codes for a device that are asked for while the password changes give no device afterwards', async () => {
  const browser = await office.signIn('member');
  const { begun, stop } = overAndOver(async () => {
    const { status, body } = await approve(browser);
    return status === 200 ? body.redirectTo : null;
  }, 8);
  await begun();
  await asMember(newPassword);
  const codes = await stop();
  expect(codes.length).toBeGreaterThan(0);
  expect(await Promise.all(codes.slice(-30).map(exchange))).not.toContain(200);
  expect(await asMember((ctx) => ctx.tx.select().from(authorisationCodes))).toEqual([]);
});
