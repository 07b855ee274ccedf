import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { mailWith, type Office, type SignInWorld, startSignInWorld } from '../../test/sign-in-world.js';
import { openGrant, refreshTokens } from '../platform/auth/device-grants.js';
import { writeSignInRules } from '../platform/auth/rules/sign-in-rules.js';
import { deviceGrants } from '../platform/auth/schema.js';
import { createSessions } from '../platform/auth/sessions.js';
import { type Actor, inOrg, type Origin, type Runtime } from '../platform/db/in-org.js';

let world: SignInWorld;
let office: Office;
const clientId = 'threadline-extension';
const origin: Origin = { source: 'gmail', ip: '203.0.113.7', requestId: null };
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0';

beforeAll(async () => {
  world = await startSignInWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  office = await world.office();
});

interface Listed {
  items: { id: string; kind: string; browser: string; current: boolean; endedBecause: string | null }[];
}
const openDevice = () =>
  inOrg(world.server.runtime, { ...office.org.member, origin }, (ctx) =>
    openGrant(ctx, { clientId, userAgent: windows }),
  );
const refresh = (refreshToken: string, runtime: Runtime = world.server.runtime) =>
  refreshTokens(runtime, { refreshToken, clientId, origin });
const later = (minutes: number): Runtime => ({
  ...world.server.runtime,
  clock: () => new Date(Date.now() + minutes * 60_000),
});

test('the page lists desks and programs with browser and place, this one first', async () => {
  await openDevice();
  await office.signIn('member', windows);
  const browser = await office.signIn('member');
  const { items } = (await browser.call('security.devices')).data as Listed;
  expect(items).toHaveLength(3);
  expect(items[0]).toMatchObject({
    kind: 'desk',
    current: true,
    browser: 'Firefox',
    system: 'Linux',
    lastIp: '127.0.0.1',
  });
  expect(items.filter(({ kind }) => kind === 'gmail')).toMatchObject([{ system: 'Windows', ip: '203.0.113.7' }]);
  const other = (await (await office.signIn('admin')).call('security.devices')).data as Listed;
  expect(other.items).toHaveLength(1);
});

test('one that is ended is refused at its next request, and nobody ends another person’s', async () => {
  const [browser, other] = [await office.signIn('member'), await office.signIn('member', windows)];
  const { items } = (await browser.call('security.devices')).data as Listed;
  const id = items.find(({ current }) => !current)?.id;
  expect((await (await office.signIn('owner')).call('security.endDevice', { id })).data).toEqual({ ended: 0 });
  expect(await other.signedIn()).toBe(true);
  expect((await browser.call('security.endDevice', { id })).data).toEqual({ ended: 1 });
  expect([await other.signedIn(), await browser.signedIn()]).toEqual([false, true]);
});

test('all others end at once, programs among them', async () => {
  const pair = await openDevice();
  const others = [await office.signIn('member'), await office.signIn('member', windows)];
  const browser = await office.signIn('member');
  expect((await browser.call('security.endOtherDevices')).data).toEqual({ ended: 3 });
  expect([...(await Promise.all(others.map((other) => other.signedIn()))), await browser.signedIn()]).toEqual([
    false,
    false,
    true,
  ]);
  expect(await refresh(pair.refreshToken)).toBeNull();
});

test('an open stream of a session that is ended closes', async () => {
  const [browser, other] = [await office.signIn('member'), await office.signIn('member', windows)];
  const cookie = [...other.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${world.server.url}/desk/trpc/live.events?input=%7B%7D`, {
    headers: { cookie, accept: 'text/event-stream' },
  });
  const reader = answer.body?.getReader();
  await reader?.read();
  const { items } = (await browser.call('security.devices')).data as Listed;
  const asked = performance.now();
  await browser.call('security.endDevice', { id: items.find(({ current }) => !current)?.id });
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
  console.info(`the stream closed ${(performance.now() - asked).toFixed(0)} ms after the session was ended`);
  expect(await other.signedIn()).toBe(false);
});

test('a sign-in from a browser that was never used is told by mail, and the first one ever is not', async () => {
  const first = await office.signIn('member', windows);
  await first.post('/auth/sign-out');
  await office.signIn('member');
  const mail = await mailWith(world.sink, office.emailOf('member'), 'You signed in from a new browser');
  expect(mail.text).toContain('Firefox, Linux (127.0.0.1)');
  expect(world.sink.mails.filter(({ to }) => to === office.emailOf('member'))).toHaveLength(1);
});

test('a refresh token that was spent before the last one ends the device at once, within the grace as well', async () => {
  const first = await openDevice();
  const second = await refresh(first.refreshToken);
  const third = await refresh(second?.refreshToken ?? '');
  expect(third).not.toBeNull();
  expect(await refresh(first.refreshToken)).toBeNull();
  expect(await refresh(third?.refreshToken ?? '')).toBeNull();
  const browser = await office.signIn('member');
  const { items } = (await browser.call('security.devices')).data as Listed;
  expect(items.find(({ kind }) => kind === 'gmail')).toMatchObject({ endedBecause: 'copied' });
});

test('two panels that refresh at once both go on; who comes with the old token half a minute later is a thief', async () => {
  const first = await openDevice();
  const [one, two] = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)]);
  expect([one, two].filter((pair) => pair !== null).length).toBeGreaterThan(0);
  const device = await openDevice();
  const next = await refresh(device.refreshToken);
  expect(await refresh(device.refreshToken, later(0.51))).toBeNull();
  expect(await refresh(next?.refreshToken ?? '')).toBeNull();
});

test('a thief who keeps refreshing loses the device as soon as its owner comes back', async () => {
  const owner = await openDevice();
  let thief = await refresh(owner.refreshToken);
  for (let minutes = 1; minutes <= 3; minutes += 1) thief = await refresh(thief?.refreshToken ?? '', later(minutes));
  expect(thief).not.toBeNull();
  expect(await refresh(owner.refreshToken, later(15))).toBeNull();
  expect(await refresh(thief?.refreshToken ?? '', later(15))).toBeNull();
  const [grant] = await inOrg(world.server.runtime, office.org.member, (ctx) =>
    ctx.tx.select().from(deviceGrants).where(eq(deviceGrants.personId, office.org.member.personId)),
  );
  expect(grant?.endedBecause).toBe('copied');
});

const nowhere = { userAgent: null, ip: null };

/** What becomes of a session that is used at these days after it was opened. */
async function usedAt(days: readonly number[], member: Actor): Promise<boolean[]> {
  const start = Date.now();
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const runtime = { ...world.server.runtime, clock: () => new Date() };
    const sessions = createSessions(runtime, { secure: true });
    const value = /^__Host-threadline=([^;]+);/.exec(
      await inOrg(runtime, member, (ctx) => sessions.open(ctx, nowhere)),
    )?.[1];
    const found: boolean[] = [];
    for (const day of days) {
      vi.setSystemTime(start + day * 86_400_000);
      found.push((await sessions.resolve(value ?? '', null)) !== null);
    }
    return found;
  } finally {
    vi.useRealTimers();
  }
}

test('a session slides with use, ends after a fortnight without any, and after sixty days in any case', async () => {
  const { member } = office.org;
  expect(await usedAt([13.9], member)).toEqual([true]);
  expect(await usedAt([14.1], member)).toEqual([false]);
  expect(await usedAt([10, 20, 30, 40, 50, 59.9], member)).toEqual(Array(6).fill(true));
  expect(await usedAt([10, 20, 30, 40, 50, 60.1], member)).toEqual([true, true, true, true, true, false]);
});

test('a shorter life that the organisation sets holds for sessions that are open already', async () => {
  const { member, system } = office.org;
  const rules = { requireSecondFactor: false, ways: ['password' as const], idleMinutes: 24 * 60 };
  await inOrg(world.server.runtime, system, (ctx) => writeSignInRules(ctx, rules));
  expect(await usedAt([0.9, 1.8, 2.7, 3.8], member)).toEqual([true, true, true, false]);
});

test('cookies are for this host alone, and no script reads them', async () => {
  const sessions = createSessions(world.server.runtime, { secure: true });
  const cookie = await inOrg(world.server.runtime, office.org.member, (ctx) => sessions.open(ctx, nowhere));
  expect(cookie).toMatch(/^__Host-threadline=tls_[\w-]{43}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure$/);
});
