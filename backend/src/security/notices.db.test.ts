import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPasskeyDevice } from '../../test/passkey-device.js';
import {
  mailWith,
  type Office,
  password,
  type SignInWorld,
  setUpApp,
  startSignInWorld,
} from '../../test/sign-in-world.js';
import { openTestBrowser } from '../../test/test-browser.js';
import { openGrant } from '../platform/auth/device-grants.js';
import { inOrg } from '../platform/db/in-org.js';
import { linkAccount } from './accounts/service.js';

let world: SignInWorld;
let office: Office;

beforeAll(async () => {
  world = await startSignInWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  office = await world.office();
});

const mailed = (subject: string, who: 'admin' | 'member' = 'member') =>
  mailWith(world.sink, office.emailOf(who), subject);

async function atDesk() {
  const browser = openTestBrowser(world.server.url);
  expect((await browser.send('/auth/sign-in', { email: office.emailOf('member'), password })).status).toBe(204);
  return browser;
}

test('a new passkey is told by its name, with the page on which it is removed', async () => {
  const browser = await atDesk();
  const { data: asked } = await browser.call('passkeys.begin');
  const here = { origin: world.server.url, rpId: 'localhost', challenge: asked.challenge };
  const response = createPasskeyDevice().create(asked, here);
  expect((await browser.send('/auth/passkeys', { name: 'Key of Eve', response })).status).toBe(200);
  const { text } = await mailed('A passkey was added for you');
  expect(text).toContain('“Key of Eve”');
  expect(text).toContain(`${world.server.url}/security`);
});

test('a new API key is told to whom it acts for', async () => {
  const browser = await atDesk();
  expect((await browser.call('apiKeys.create', { name: 'Robot', scopes: ['read'] })).status).toBe(200);
  expect((await mailed('An API key was made for you')).text).toContain('“Robot”');
});

test('an account that is linked is told with its provider', async () => {
  const vouched = {
    ...{ issuer: 'https://accounts.google.com', subject: office.org.member.personId, addresses: [] },
    ...{ label: null, hash: '', expiresAt: new Date() },
  };
  await inOrg(world.server.runtime, office.org.member, (ctx) => linkAccount(ctx, 'google', vouched));
  expect((await mailed('A Google account was linked to you')).text).toContain('sign in to Threadline at Test as you');
});

test('a program that is signed in is told by its name', async () => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0';
  await inOrg(world.server.runtime, office.org.member, (ctx) =>
    openGrant(ctx, { clientId: 'threadline-extension', userAgent }),
  );
  expect((await mailed('Threadline for Gmail was signed in')).text).toContain('Firefox, Linux');
});

test('new recovery codes are told', async () => {
  const browser = await office.signIn('member');
  await setUpApp(browser);
  expect((await browser.call('security.renewRecoveryCodes')).status).toBe(200);
  expect((await mailed('You have new recovery codes')).text).toContain('open nothing any more');
});

test('who loses their factors by an admin reads all that went, and who changes a password that they stay', async () => {
  await setUpApp(await office.signIn('member'));
  const admin = await office.signIn('admin');
  const cleared = await admin.call('security.clearFactors', { personId: office.org.member.personId });
  expect(cleared.status).toBe(200);
  const { text } = await mailed('An admin removed your second factors');
  expect(text).toMatch(/authenticator\s+app, your recovery codes and your passkeys/);
  expect((await admin.call('security.changePassword', { password: 'a better one for admins' })).status).toBe(200);
  const changed = await mailed('Your password at Test was changed', 'admin');
  expect(changed.text).toContain('Everything else that was signed in has');
});
