import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
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
import { accessTokenOf, deskCookieOf } from '../../test/sweep/principals.js';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import { connect } from '../platform/db/connect.js';

let world: SignInWorld;
let office: Office;
/** Nobody answers there; nobody is asked either. */
const setUp = {
  ...{ clientId: 'threadline', clientSecret: 'secret' },
  authority: { address: 'https://accounts.google.com', chosenByOperator: false },
};
const another = 'another sentence of hers';
const change = (browser: Browser, to = another) => browser.call('security.changePassword', { password: to });

beforeAll(async () => {
  world = await startSignInWorld({ google: setUp });
});
afterAll(() => world?.stop());
beforeEach(async () => {
  office = await world.office();
});

/** A browser whose person proved who they are so many minutes ago. */
async function provenAgo(minutes: number): Promise<Browser> {
  const browser = office.browser();
  const at = new Date(Date.now() - minutes * 60_000);
  const cookie = await deskCookieOf(world.server.runtime, office.org.member, at);
  browser.cookies.set('threadline', cookie.replace('threadline=', ''));
  return browser;
}

test('a proof counts for ten minutes, and signing in is one', async () => {
  expect((await change(await office.signIn('member'))).status).toBe(200);
  expect((await change(await provenAgo(9.9))).status).toBe(200);
  const refused = await change(await provenAgo(10));
  expect([refused.status, refused.details, refused.message]).toEqual([
    403,
    { proof: true },
    'Nothing was changed. Confirm that it is you to do this.',
  ]);
});

test('the password proves it, the session has a new value after it, and the old one has proved nothing', async () => {
  const browser = await provenAgo(30);
  const before = browser.cookies.get('threadline') ?? '';
  expect((await browser.post('/auth/prove', { password: 'not hers at all' })).status).toBe(400);
  expect((await change(browser)).status).toBe(403);
  expect((await browser.post('/auth/prove', { password })).status).toBe(204);
  const copy = office.browser();
  copy.cookies.set('threadline', before);
  expect(await copy.signedIn()).toBe(true);
  expect((await change(copy)).details).toEqual({ proof: true });
  expect(browser.cookies.get('threadline')).not.toBe(before);
  expect((await change(browser)).status).toBe(200);
});

test('a code of the app proves it once', async () => {
  const browser = await office.signIn('member');
  const { secret } = await setUpApp(browser);
  const later = await provenAgo(30);
  expect((await later.post('/auth/prove', { code: codeOf(secret) })).status).toBe(204);
  const other = await provenAgo(30);
  expect((await other.post('/auth/prove', { code: codeOf(secret) })).status).toBe(400);
});

test('tries at a proof are counted', async () => {
  const browser = await provenAgo(30);
  const statuses = [];
  for (let tries = 0; tries < 12; tries += 1)
    statuses.push((await browser.post('/auth/prove', { password: 'not hers at all' })).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
});

test('programs cannot give a proof, whatever they hold', async () => {
  const token = await accessTokenOf(world.server.runtime, office.org.owner);
  const { status, body } = await office.browser().post(
    '/trpc/security.saveRules',
    { requireSecondFactor: false, ways: ['password'], idleMinutes: 60 },
    {
      authorization: `Bearer ${token}`,
    },
  );
  expect([status, body.error?.message]).toEqual([
    403,
    'This can only be done at the desk. Open Threadline in a browser.',
  ]);
});

test('nobody proves anything without a session, from another site, or without JSON', async () => {
  const browser = await provenAgo(30);
  expect((await office.browser().post('/auth/prove', { password })).status).toBe(401);
  expect((await browser.post('/auth/prove', { password }, { origin: 'https://evil.example' })).status).toBe(400);
  expect((await browser.post('/auth/prove', { password }, { 'content-type': 'text/plain' })).status).toBe(400);
});

test('a new password is a good one, ends everything else, and is told by mail', async () => {
  const browser = await office.signIn('member');
  const other = await office.signIn('member');
  const weak = await change(browser, 'password1234');
  expect([weak.status, weak.message]).toEqual([400, expect.stringContaining('tried first')]);
  const personal = await change(browser, `member.person.${office.org.slug}`);
  expect([personal.status, personal.message]).toEqual([400, expect.stringContaining('your name')]);
  expect((await change(browser)).status).toBe(200);
  expect([await browser.signedIn(), await other.signedIn()]).toEqual([true, false]);
  await mailWith(world.sink, office.emailOf('member'), 'Your password at Test was changed');
});

test('a repeated change of password is one change, and what is kept of it cannot be guessed at', async () => {
  const browser = await office.signIn('member');
  const key = { 'idempotency-key': 'the-same-change' };
  const send = (to: string) => browser.post('/desk/trpc/security.changePassword', { password: to }, key);
  expect([(await send(another)).status, (await send(another)).status]).toEqual([200, 200]);
  expect((await send('yet another sentence of hers')).status).toBe(422);
  const administrator = connect(world.server.database.adminUrl, { max: 1 });
  const [kept] = await administrator`select input_hash as hash from idempotency_keys where key = ${'the-same-change'}`;
  await administrator.end();
  const guess = `security.changePassword ${JSON.stringify({ password: another })}`;
  expect(kept?.hash).not.toBe(createHash('sha256').update(guess).digest('hex'));
});

test('rules: who lacks the factor may do nothing but set it up', async () => {
  const owner = await office.signIn('owner');
  const member = await office.signIn('member');
  const rules = { requireSecondFactor: true, ways: ['password'], idleMinutes: 60 };
  const saved = await owner.call('security.saveRules', rules);
  expect([saved.status, saved.data]).toEqual([
    200,
    { ...rules, withoutFactor: 6, withoutWay: { count: 0, people: [] } },
  ]);
  const refused = await member.call('customers.list');
  expect([refused.status, refused.details]).toEqual([403, { secondFactor: true }]);
  expect((await member.call('session.me')).data).toMatchObject({ lacksFactor: true });
  await setUpApp(member);
  expect((await member.call('customers.list')).status).toBe(200);
});

test('rules: a way that is not allowed lets nobody in, and no owner shuts everybody out', async () => {
  const owner = await office.signIn('owner');
  const onlyGoogle = { requireSecondFactor: false, ways: ['google'], idleMinutes: 60 };
  const refused = await owner.call('security.saveRules', onlyGoogle);
  expect([refused.status, refused.message]).toEqual([409, expect.stringContaining('No owner could sign in')]);
  const { sql } = world.server.runtime.db;
  const { id, owner: person } = office.org;
  await sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${id}, true), set_config('app.person_id', ${person.personId}, true),
      set_config('app.role', 'owner', true)`;
    await tx`insert into identities (org_id, issuer, subject, provider, person_id, linked_at, last_used_at)
      values (${id}, 'https://accounts.google.com', ${id}, 'google', ${person.personId}, now(), now())`;
  });
  expect((await owner.call('security.saveRules', onlyGoogle)).status).toBe(200);
  const answer = await office.browser().post('/auth/sign-in', { email: office.emailOf('member'), password });
  expect([answer.status, answer.body.error?.message]).toEqual([
    403,
    expect.stringContaining('does not allow this way'),
  ]);
  const token = newSecret('tli');
  await sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${id}, true), set_config('app.role', 'system', true)`;
    await tx`insert into invitations (org_id, id, email, role, invited_by, token_hash, created_at, expires_at)
      values (${id}, ${newId()}, 'new@google-only.test', 'member', ${person.personId}, ${hashSecret(token)}, now(),
        now() + interval '1 hour')`;
  });
  const joined = office.browser();
  const accepted = await joined.post('/auth/join', { token, name: 'Jo New', password: 'wide harbour lamp 7' });
  expect(accepted.status).toBe(204);
  expect((await joined.call('session.me')).data).toMatchObject({ person: { email: 'new@google-only.test' } });
  await sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${id}, true), set_config('app.role', 'system', true)`;
    await tx`delete from identities where org_id = ${id}`;
  });
  expect((await office.signIn('owner')).cookies.has('threadline')).toBe(true);
});

test('rules are set by owners and admins alone', async () => {
  const member = await office.signIn('member');
  const rules = { requireSecondFactor: false, ways: ['password'], idleMinutes: 60 };
  expect((await member.call('security.saveRules', rules)).status).toBe(403);
  expect((await member.call('security.rules')).status).toBe(403);
  expect((await (await office.signIn('admin')).call('security.saveRules', rules)).status).toBe(200);
});

test('a program is let in by whoever has just proved who they are', async () => {
  const program = {
    clientId: 'threadline-playground',
    redirectUri: 'http://localhost/signed-in',
    codeChallenge: createHash('sha256').update('a verifier').digest('base64url'),
    state: 'state-of-the-program',
  };
  const browser = await provenAgo(30);
  const refused = await browser.post('/oauth/approve', program);
  expect([refused.status, refused.body.error?.details]).toEqual([403, { proof: true }]);
  expect((await browser.post('/auth/prove', { password })).status).toBe(204);
  expect((await browser.post('/oauth/approve', program)).status).toBe(200);
});
