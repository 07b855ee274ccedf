import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Browser, codeOf } from '../../test/cookie-browser.js';
import {
  mailWith,
  type Office,
  password,
  type SignInWorld,
  setUpApp,
  startSignInWorld,
} from '../../test/sign-in-world.js';
import { people } from '../platform/auth/schema.js';
import { hashSecret } from '../platform/auth/secrets.js';
import { turnInTheQueue } from '../platform/auth/turns.js';
import { inOrg } from '../platform/db/in-org.js';
import { events } from '../platform/events/schema.js';

let world: SignInWorld;
let office: Office;

beforeAll(async () => {
  world = await startSignInWorld();
});
beforeEach(async () => {
  office = await world.office();
});
afterAll(() => world?.stop());

const signIn = (browser: Browser, word = password, email = office.emailOf('member')) =>
  browser.post('/auth/sign-in', { email, password: word });
/** So many tries of others, as if they had been made from everywhere. */
const failedBefore = (subject: string, failures: number) => world.server.runtime.db.sql`
  insert into sign_in_attempts (subject, failures, window_started_at) values (${hashSecret(subject)}, ${failures}, now())
  on conflict (subject) do update set failures = ${failures}, window_started_at = now()`;
const ours = ['network:127.0.0.1', 'network:0:0:0:0::/64'].map(hashSecret);
const freeTheNetwork = () => world.server.runtime.db.sql`delete from sign_in_attempts where subject = any(${ours})`;

test.each(['domain', 'everybody'])('failures of others for %s lock out no right password', async (kind) => {
  const subject = kind === 'domain' ? `domain:${office.org.slug}.test` : kind;
  await failedBefore(subject, 50_000);
  expect((await signIn(office.browser(), 'not her password')).status).toBe(401);
  expect((await signIn(office.browser())).status).toBe(204);
});

test('where very many try, they wait in a queue, and a browser that is known passes by it', async () => {
  const known = await office.signIn('member');
  await known.post('/auth/sign-out');
  await failedBefore('everybody', 50_000);
  let isOver = false;
  const queue = Array.from({ length: 90 }, (_, index) => turnInTheQueue(`192.0.2.${index}`, hashSecret('everybody')));
  void Promise.all(queue).then(() => {
    isOver = true;
  });
  expect((await signIn(known)).status).toBe(204);
  expect(isOver).toBe(false);
});

test('a success of somebody else with the same address frees nothing of what was tried at hers', async () => {
  const other = await world.office();
  const shared = office.emailOf('member');
  await inOrg(world.server.runtime, other.org.system, (ctx) =>
    ctx.tx.update(people).set({ email: shared }).where(eq(people.id, other.org.member.personId)),
  );
  const input = { email: shared, organisation: other.org.slug };
  const failing = () => office.browser().post('/auth/sign-in', { ...input, password: 'a guess at it' });
  for (let tries = 0; tries < 9; tries += 1) expect((await failing()).status).toBe(401);
  expect((await office.browser().post('/auth/sign-in', { ...input, password })).status).toBe(204);
  expect((await failing()).status).toBe(401);
  expect((await failing()).status).toBe(429);
});

async function waiting(): Promise<Browser> {
  const browser = office.browser();
  expect((await signIn(browser)).body).toMatchObject({ factor: {} });
  return browser;
}

async function typeWrongCodes(howMany: number): Promise<void> {
  for (let typed = 0; typed < howMany; typed += 5) {
    const browser = await waiting();
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await browser.post('/auth/sign-in/factor', { code: '000000' })).status).toBe(401);
    }
  }
}

test('ten wrong codes are recorded, and told to the person by mail', async () => {
  await setUpApp(await office.signIn('member'));
  await typeWrongCodes(10);
  const { text } = await mailWith(world.sink, office.emailOf('member'), 'Somebody is trying codes at your sign-in');
  expect(text).toContain(`${world.server.url}/security`);
  const recorded = await inOrg(world.server.runtime, office.org.system, (ctx) =>
    ctx.tx.select({ data: events.data }).from(events).where(eq(events.name, 'sign_in.codes_failed')),
  );
  expect(recorded.map(({ data }) => data)).toEqual([expect.objectContaining({ failures: 10 })]);
});

test('after thirty wrong codes of a day no code is taken any more, and a recovery code still is', async () => {
  const { secret, codes } = await setUpApp(await office.signIn('member'));
  const { personId } = office.org.member;
  for (let round = 0; round < 3; round += 1) {
    await typeWrongCodes(10);
    // A quarter of an hour later.
    await world.server.runtime.db.sql`delete from sign_in_attempts where subject = ${hashSecret(`code:${personId}`)}`;
    await freeTheNetwork();
  }
  const late = await (await waiting()).post('/auth/sign-in/factor', { code: codeOf(secret) });
  expect(late.status).toBe(429);
  expect(late.body.error?.message).toContain('a passkey or a recovery code');
  expect((await (await waiting()).post('/auth/sign-in/factor', { recoveryCode: codes[0] })).status).toBe(204);
});
