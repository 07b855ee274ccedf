import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  mailWith,
  type Office,
  password,
  type SignInWorld,
  setUpApp,
  startSignInWorld,
} from '../../test/sign-in-world.js';
import { people } from '../platform/auth/schema.js';
import { connect } from '../platform/db/connect.js';
import { inOrg, systemOf } from '../platform/db/in-org.js';

let world: SignInWorld;
let office: Office;
const subject = 'Set a new password for Threadline';
const better = 'she now signs in with this';

beforeAll(async () => {
  world = await startSignInWorld();
});
afterAll(() => world?.stop());

const ask = (email: unknown) => office.browser().post('/auth/reset/ask', { email });
const set = (token: string, to: string = better) => office.browser().post('/auth/reset', { token, password: to });
const tokensOf = (text: string) => [...text.matchAll(/\/new-password#(tlp_[\w-]+)/g)].map(([, token = '']) => token);

async function asked(): Promise<string> {
  office = await world.office();
  await ask(office.emailOf('member'));
  const [token = ''] = tokensOf((await mailWith(world.sink, office.emailOf('member'), subject)).text);
  return token;
}

test('asking answers alike for a known, an unknown and a suspended address, and only the known gets mail', async () => {
  office = await world.office();
  await inOrg(world.server.runtime, systemOf(office.org.id), (ctx) =>
    ctx.tx.update(people).set({ suspendedAt: ctx.now }).where(eq(people.id, office.org.admin.personId)),
  );
  const addresses = [office.emailOf('member'), office.emailOf('admin'), 'nobody@nowhere-known.test'];
  const answers = [];
  for (const address of addresses) answers.push(await ask(address));
  expect(answers).toEqual(addresses.map(() => ({ status: 204, body: {} })));
  await mailWith(world.sink, office.emailOf('member'), subject);
  const left = await world.server.runtime.db.sql`select address from reset_requests where address is not null`;
  expect([...left]).toEqual([]);
  expect(world.sink.mails.filter(({ to }) => addresses.slice(1).includes(to))).toEqual([]);
});

test('a second request within five minutes brings no second mail', async () => {
  office = await world.office();
  for (let times = 0; times < 3; times += 1) expect((await ask(office.emailOf('owner'))).status).toBe(204);
  await mailWith(world.sink, office.emailOf('owner'), subject);
  await asked();
  expect(world.sink.mails.filter(({ to }) => to.startsWith('owner@') && to.includes(office.org.slug))).toHaveLength(0);
  const mails = world.sink.mails.filter(({ subject: about, to }) => about === subject && to.startsWith('owner@'));
  expect(mails).toHaveLength(1);
});

test('the link sets a password once and ends whatever was signed in; the old password is worth nothing', async () => {
  const token = await asked();
  const before = await office.signIn('member');
  expect((await set(token, 'short')).body.error?.message).toContain('at least 12 characters');
  expect((await set(token)).status).toBe(200);
  expect(await before.signedIn()).toBe(false);
  expect((await set(token)).status).toBe(400);
  const email = office.emailOf('member');
  expect((await office.browser().post('/auth/sign-in', { email, password })).status).toBe(401);
  expect((await office.browser().post('/auth/sign-in', { email, password: better })).status).toBe(204);
  await mailWith(world.sink, email, 'Your password at Test was changed');
});

test('many who ask at once keep nobody from signing in', async () => {
  office = await world.office();
  const asking = Array.from({ length: 12 }, (_none, index) => ask(`somebody-${index}@${office.org.slug}.test`));
  await Promise.all([...asking, ask(office.emailOf('member'))]);
  expect((await office.browser().post('/auth/sign-in', { email: office.emailOf('owner'), password })).status).toBe(204);
  await mailWith(world.sink, office.emailOf('member'), subject);
});

test('of fifty redemptions at once one succeeds', async () => {
  const token = await asked();
  const answers = await Promise.all(Array.from({ length: 50 }, () => set(token)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a link is good for half an hour', async () => {
  const token = await asked();
  const administrator = connect(world.server.database.adminUrl, { max: 1 });
  const lasts = await administrator`select expires_at - created_at = interval '30 minutes' as half from password_resets
    where org_id = ${office.org.id}`;
  await administrator`update password_resets set expires_at = now() where org_id = ${office.org.id}`;
  await administrator.end();
  expect([...lasts]).toEqual([{ half: true }]);
  expect((await set(token)).status).toBe(400);
});

test('a second factor is asked for after a reset as before', async () => {
  const token = await asked();
  await setUpApp(await office.signIn('member'));
  await set(token);
  const email = office.emailOf('member');
  const answer = await office.browser().post('/auth/sign-in', { email, password: better });
  expect(answer.body).toEqual({ factor: { ways: ['code', 'recovery'] } });
});

test('an address of two organisations gets one mail that names both', async () => {
  const first = await world.office();
  office = await world.office();
  const email = `shared-${office.org.slug}@both.test`;
  for (const { org } of [first, office]) {
    await inOrg(world.server.runtime, systemOf(org.id), (ctx) =>
      ctx.tx.update(people).set({ email }).where(eq(people.id, org.member.personId)),
    );
  }
  await ask(email);
  const mail = await mailWith(world.sink, email, subject);
  const tokens = tokensOf(mail.text);
  expect(tokens).toHaveLength(2);
  expect((await set(tokens[0] ?? '')).status).toBe(200);
  expect((await set(tokens[1] ?? '', 'another password of hers')).status).toBe(200);
});

test('where others vouch, the mail says so instead', async () => {
  office = await world.office();
  const { sql } = world.server.runtime.db;
  await sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${office.org.id}, true), set_config('app.role', 'system', true)`;
    await tx`insert into sign_in_rules (org_id, require_second_factor, ways, idle_minutes, changed_at)
      values (${office.org.id}, false, ${['google']}, 600, now())`;
  });
  await ask(office.emailOf('member'));
  const mail = await mailWith(world.sink, office.emailOf('member'), 'How you sign in to Threadline');
  expect(tokensOf(mail.text)).toEqual([]);
});

test('links are built from the address that the operator has set, whatever the request says', async () => {
  office = await world.office();
  const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  await office.browser().post('/auth/reset/ask', { email: office.emailOf('owner') }, headers);
  const mail = await mailWith(world.sink, office.emailOf('owner'), subject);
  expect(mail.text).toContain(`${world.server.url}/new-password#tlp_`);
  expect(mail.text).not.toContain('evil.example');
});

test.each([
  ['a list of addresses', ['a@b.test', 'c@d.test']],
  ['an object', { toString: 'a@b.test' }],
  ['two lines', 'a@b.test\r\nBcc: eve@evil.test'],
  ['a hidden mark', 'a\u200b@b.test'],
  ['another script', 'а@b.test\u202e'],
  ['nothing', null],
])('%s is refused as no address', async (_, email) => {
  expect((await ask(email)).status).toBe(400);
});

test('a form of another site is refused, and so is one without JSON', async () => {
  office = await world.office();
  const body = { email: office.emailOf('owner') };
  const elsewhere = await office.browser().post('/auth/reset/ask', body, { origin: 'https://evil.example' });
  const crossSite = await office.browser().post('/auth/reset/ask', body, { 'sec-fetch-site': 'cross-site' });
  const plain = await office.browser().post('/auth/reset/ask', body, { 'content-type': 'text/plain' });
  expect([elsewhere.status, crossSite.status, plain.status]).toEqual([400, 400, 400]);
});
