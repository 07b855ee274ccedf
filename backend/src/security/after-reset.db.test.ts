import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPasskeyDevice, type PasskeyDevice } from '../../test/passkey-device.js';
import { mailWith, type Office, password, type SignInWorld, startSignInWorld } from '../../test/sign-in-world.js';
import { openTestBrowser } from '../../test/test-browser.js';
import { resolveBearer } from '../platform/auth/bearer.js';
import { writeSignInRules } from '../platform/auth/rules/sign-in-rules.js';
import { apiKeys } from '../platform/auth/schema.js';
import { connect } from '../platform/db/connect.js';
import { inOrg, systemOf } from '../platform/db/in-org.js';
import { findHolders } from './accounts/accounts-queries.js';
import { linkAccount } from './accounts/service.js';

let world: SignInWorld;
let office: Office;
const better = 'she now signs in with this';

beforeAll(async () => {
  world = await startSignInWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  office = await world.office();
});

const openBrowser = () => openTestBrowser(world.server.url);
const here = (challenge: string) => ({ origin: world.server.url, rpId: 'localhost', challenge });
const vouched = () => ({
  ...{ issuer: 'https://accounts.google.com', subject: `eve-${office.org.slug}`, addresses: [] },
  ...{ label: 'eve@gmail.test', hash: '', expiresAt: new Date() },
});

/** What somebody adds who has found out the password. */
async function moveIn() {
  const browser = openBrowser();
  await browser.send('/auth/sign-in', { email: office.emailOf('member'), password });
  const { data: asked } = await browser.call('passkeys.begin');
  const device = createPasskeyDevice();
  const response = device.create(asked, here(asked.challenge));
  expect((await browser.send('/auth/passkeys', { name: 'Key of Eve', response })).status).toBe(200);
  const { data } = await browser.call('apiKeys.create', { name: 'Robot of Eve', scopes: ['read'] });
  await inOrg(world.server.runtime, office.org.member, (ctx) => linkAccount(ctx, 'google', vouched()));
  return { browser, device, key: String(data.key) };
}

async function token(): Promise<string> {
  const email = office.emailOf('member');
  await openBrowser().send('/auth/reset/ask', { email });
  const { text } = await mailWith(world.sink, email, 'Set a new password for Threadline');
  return /\/new-password#([\w-]+)/.exec(text)?.[1] ?? '';
}

const reset = async () => openBrowser().send('/auth/reset', { token: await token(), password: better });

async function signInWith(device: PasskeyDevice): Promise<number> {
  const browser = openBrowser();
  const { body: asked } = await browser.send('/auth/passkeys/sign-in/ask', {});
  return (await browser.send('/auth/passkeys/sign-in', device.sign(here(asked.challenge)))).status;
}

async function age(days: number): Promise<void> {
  const administrator = connect(world.server.database.adminUrl, { max: 1 });
  const back = `${days} days`;
  for (const [table, column] of [
    ['passkeys', 'created_at'],
    ['api_keys', 'created_at'],
    ['identities', 'linked_at'],
  ] as const) {
    await administrator`update ${administrator(table)} set ${administrator(column)} = now() - ${back}::interval
      where org_id = ${office.org.id}`;
  }
  await administrator.end();
}

test('nothing that a thief has added opens anything after a reset, and the answer and the mail name it', async () => {
  const { device, key } = await moveIn();
  expect(await signInWith(device)).toBe(204);
  const { status, body } = await reset();
  expect(status).toBe(200);
  expect(body).toMatchObject({ stays: [], narrowed: [], ticket: null });
  expect(body.ended.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`)).toEqual([
    'passkey Key of Eve',
    'account google eve@gmail.test',
    'api_key Robot of Eve',
  ]);
  expect(await signInWith(device)).toBe(401);
  expect(await resolveBearer(world.server.runtime, key)).toBeNull();
  expect(await findHolders(world.server.runtime, vouched())).toEqual([]);
  const { text } = await mailWith(world.sink, office.emailOf('member'), 'Your password at Test was changed');
  expect(text).toContain('- Key of Eve');
  expect(text).toContain('- Robot of Eve');
});

test('what is older stays and is named, and ends by one request of whoever has set the password', async () => {
  const { device, key } = await moveIn();
  await age(31);
  const { body } = await reset();
  expect([body.ended, body.stays.length]).toEqual([[], 3]);
  expect(await signInWith(device)).toBe(204);
  expect(await resolveBearer(world.server.runtime, key)).not.toBeNull();
  const end = (ticket: string) => openBrowser().send('/auth/reset/end-what-stays', { ticket });
  expect((await end(`${body.ticket}A`)).status).toBe(400);
  const other = await world.office();
  expect((await end(body.ticket.replace(office.org.id, other.org.id))).status).toBe(400);
  const answer = await end(body.ticket);
  expect([answer.status, answer.body.ended.length, answer.body.stays]).toEqual([200, 3, []]);
  expect(await signInWith(device)).toBe(401);
  expect(await resolveBearer(world.server.runtime, key)).toBeNull();
});

test('a ticket ends nothing that was added after the password was set', async () => {
  await moveIn();
  await age(31);
  const { body } = await reset();
  await inOrg(world.server.runtime, office.org.member, (ctx) =>
    linkAccount(ctx, 'google', { ...vouched(), subject: 'her own' }),
  );
  const { body: answer } = await openBrowser().send('/auth/reset/end-what-stays', { ticket: body.ticket });
  expect(answer.stays.map(({ kind }: { kind: string }) => kind)).toEqual(['account']);
});

test('an ordinary change of the password leaves all of it', async () => {
  const { browser, device, key } = await moveIn();
  expect((await browser.call('security.changePassword', { password: better })).status).toBe(200);
  expect(await signInWith(device)).toBe(204);
  expect(await resolveBearer(world.server.runtime, key)).not.toBeNull();
});

test('a mailbox alone does not undo the only second factor: the passkey is asked for, and opens nothing alone', async () => {
  const { device } = await moveIn();
  await inOrg(world.server.runtime, systemOf(office.org.id), (ctx) =>
    writeSignInRules(ctx, { requireSecondFactor: true, ways: ['password'], idleMinutes: 600 }),
  );
  const { body } = await reset();
  expect(body.narrowed).toMatchObject([{ kind: 'passkey', name: 'Key of Eve' }]);
  expect(await signInWith(device)).toBe(401);
  const browser = openBrowser();
  const halfway = await browser.send('/auth/sign-in', { email: office.emailOf('member'), password: better });
  expect(halfway).toMatchObject({ status: 200, body: { factor: { ways: ['passkey'] } } });
  const { body: asked } = await browser.send('/auth/passkeys/factor/ask', {});
  expect((await browser.send('/auth/passkeys/factor', device.sign(here(asked.challenge)))).status).toBe(204);
});

test('keys that are being made while the password is set anew do not outlive it', async () => {
  const link = await token();
  const browsers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const browser = openBrowser();
      await browser.send('/auth/sign-in', { email: office.emailOf('member'), password });
      return browser;
    }),
  );
  let isOver = false;
  const making = browsers.map(async (browser) => {
    while (!isOver)
      if ((await browser.call('apiKeys.create', { name: 'Robot', scopes: ['read'] })).status !== 200) return;
  });
  await openBrowser().send('/auth/reset', { token: link, password: better });
  isOver = true;
  await Promise.all(making);
  const left = await inOrg(world.server.runtime, systemOf(office.org.id), (ctx) =>
    ctx.tx
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(and(eq(apiKeys.orgId, ctx.orgId), isNull(apiKeys.revokedAt))),
  );
  expect(left).toEqual([]);
});
