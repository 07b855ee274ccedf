import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../../test/cookie-browser.js';
import {
  mailWith,
  type Office,
  password,
  type SignInWorld,
  setUpApp,
  startSignInWorld,
} from '../../test/sign-in-world.js';

let world: SignInWorld;
let office: Office;
const session = 'threadline';

beforeAll(async () => {
  world = await startSignInWorld();
});
afterAll(() => world?.stop());

/** The first factor is shown; the browser waits with the second. */
async function halfway(who: 'owner' | 'member' = 'member') {
  const browser = office.browser();
  const answer = await browser.post('/auth/sign-in', { email: office.emailOf(who), password });
  return { browser, answer };
}

async function withApp() {
  office = await world.office();
  return setUpApp(await office.signIn('member'));
}

test('with an app set up, the password alone opens nothing, and its code opens the desk', async () => {
  const { secret, codes } = await withApp();
  expect(codes).toHaveLength(10);
  const { browser, answer } = await halfway();
  expect(answer).toEqual({ status: 200, body: { factor: { ways: ['code', 'recovery'] } } });
  expect(browser.cookies.has(session)).toBe(false);
  expect(await browser.signedIn()).toBe(false);
  const wrong = await browser.post('/auth/sign-in/factor', { code: '000000' });
  expect([wrong.status, browser.cookies.has(session)]).toEqual([401, false]);
  expect((await browser.post('/auth/sign-in/factor', { code: codeOf(secret) })).status).toBe(204);
  expect(await browser.signedIn()).toBe(true);
  await mailWith(world.sink, office.emailOf('member'), 'An authenticator app was set up for you');
});

test('a code counts once: not in a second sign-in, not for two at once, and none before it any more', async () => {
  const { secret } = await withApp();
  const code = codeOf(secret);
  const browsers = await Promise.all([halfway(), halfway(), halfway(), halfway()]);
  const answers = await Promise.all(browsers.map(({ browser }) => browser.post('/auth/sign-in/factor', { code })));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 401, 401, 401]);
  const { browser } = await halfway();
  expect((await browser.post('/auth/sign-in/factor', { code: codeOf(secret, -1) })).status).toBe(401);
  expect((await browser.post('/auth/sign-in/factor', { code: codeOf(secret, 1) })).status).toBe(204);
});

test('a recovery code opens once, however it is typed, and the person is told', async () => {
  const { codes } = await withApp();
  const [code = ''] = codes;
  const { browser } = await halfway();
  const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O');
  expect((await browser.post('/auth/sign-in/factor', { recoveryCode: typed })).status).toBe(204);
  const { browser: again } = await halfway();
  expect((await again.post('/auth/sign-in/factor', { recoveryCode: code })).status).toBe(401);
  expect((await browser.call('security.own')).data).toMatchObject({ recoveryCodesLeft: 9 });
  const mail = await mailWith(world.sink, office.emailOf('member'), 'One of your recovery codes was used');
  expect(mail.text).toContain('You have 9 left');
});

test('the same recovery code sent by many at once opens one session', async () => {
  const { codes } = await withApp();
  const browsers = await Promise.all(Array.from({ length: 6 }, () => halfway()));
  const answers = await Promise.all(
    browsers.map(({ browser }) => browser.post('/auth/sign-in/factor', { recoveryCode: codes[0] })),
  );
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
});

test('after five wrong codes the sign-in begins anew, and after ten the person waits', async () => {
  const { secret } = await withApp();
  const first = await halfway();
  for (let tries = 0; tries < 5; tries += 1) await first.browser.post('/auth/sign-in/factor', { code: '000000' });
  const ended = await first.browser.post('/auth/sign-in/factor', { code: codeOf(secret) });
  expect([ended.status, ended.body.error?.details]).toEqual([401, { ended: true }]);
  const second = await halfway();
  for (let tries = 0; tries < 5; tries += 1) await second.browser.post('/auth/sign-in/factor', { code: '000000' });
  const third = await halfway();
  expect((await third.browser.post('/auth/sign-in/factor', { code: codeOf(secret) })).status).toBe(429);
  expect(third.browser.cookies.has(session)).toBe(false);
});

test('what waits in one browser cannot be finished in another', async () => {
  const { secret } = await withApp();
  const { browser } = await halfway();
  const other = office.browser();
  expect((await other.post('/auth/sign-in/factor', { code: codeOf(secret) })).status).toBe(401);
  const [[name = '', value = ''] = []] = [...browser.cookies].filter(([name]) => name.includes('waiting'));
  other.cookies.set(name, value.replace(/^[^.]+/, (await world.office()).org.id));
  expect((await other.post('/auth/sign-in/factor', { code: codeOf(secret) })).status).toBe(401);
});

test('the secret lies sealed in the database, and codes as hashes', async () => {
  const { secret, codes } = await withApp();
  const { sql } = world.server.runtime.db;
  const kept = await sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${office.org.id}, true), set_config('app.role', 'system', true)`;
    return JSON.stringify([await tx`select * from totp_factors`, await tx`select * from recovery_codes`]);
  });
  expect(kept).toContain('tl1');
  for (const told of [secret, ...codes]) expect(kept).not.toContain(told);
});

test('an app that was removed asks for nothing any more, and its recovery codes are gone', async () => {
  await withApp();
  const browser = await office.signIn('owner');
  await setUpApp(browser);
  expect((await browser.call('security.beginApp')).status).toBe(409);
  expect((await browser.call('security.removeApp')).status).toBe(200);
  expect((await browser.call('security.own')).data).toMatchObject({ appSince: null, recoveryCodesLeft: 0 });
  expect((await halfway('owner')).answer.status).toBe(204);
});

test('an admin helps a colleague who has lost everything, and nobody an owner', async () => {
  await withApp();
  const admin = await office.signIn('admin');
  const { member, owner } = office.org;
  expect((await admin.call('security.clearFactors', { personId: owner.personId })).status).toBe(403);
  expect((await admin.call('security.clearFactors', { personId: member.personId })).status).toBe(200);
  expect((await halfway()).answer.status).toBe(204);
  const plain = await office.signIn('member');
  expect((await plain.call('security.clearFactors', { personId: owner.personId })).status).toBe(403);
});
