import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { press, type } from '../../../test/keys.js';
import {
  agreeAtProvider,
  password,
  plugInDevice,
  startWaysInWorld,
  type WaysInWorld,
} from '../../../test/ways-in-world.js';
import type { TestOrganisation } from '../../../test/world.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: WaysInWorld;
let browser: Browser;
let org: TestOrganisation;

beforeAll(async () => {
  world = await startWaysInWorld();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});
beforeEach(async () => {
  org = await world.office();
});

const address = (path: string) => `${world.server.url}${path}`;
const emailOf = (who: string) => `${who}@${org.slug}.test`;
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const signedIn = (page: Page) => heading(page, 'Today').waitFor();

async function typePassword(page: Page, who: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(emailOf(who));
  await page.getByLabel('Password').fill(password);
  await press(page, 'Enter');
}

async function open(path: string, options = {}): Promise<Page> {
  return (await openDesk(browser, address(path), options)).page;
}

/** Forgets the session but not the browser, as closing it for weeks would. */
async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(address('/sign-in'));
  await page.getByLabel('E-mail address').waitFor();
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(address('/security'));
  await page.getByRole('button', { name: 'Add a passkey' }).focus();
  await press(page, 'Enter');
  await page.getByRole('textbox', { name: 'Name' }).waitFor();
  await type(page, name);
  await press(page, 'Enter');
  await page.getByText(`The passkey ${name} was added.`).waitFor();
}

test('a passkey is added by keyboard, signs in without a password, is renamed and removed', async () => {
  const page = await open('/sign-in');
  const device = await plugInDevice(page);
  await typePassword(page, 'member');
  await signedIn(page);
  await page.goto(address('/security'));
  await page.getByText('You have no passkey yet').waitFor();
  expect(await lookAt(page, 'security-empty')).toEqual([]);
  await addPasskey(page, 'Laptop at work');
  const row = page.getByRole('listitem').filter({ hasText: 'Laptop at work' });
  await row.getByText('not used yet').waitFor();
  await device.attend(false);
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).focus();
  await device.attend(true);
  await press(page, 'Enter');
  await signedIn(page);
  await page.goto(address('/security'));
  await row.getByText('last used').waitFor();
  expect(await lookAt(page, 'security-passkeys')).toEqual([]);
  await row.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Old laptop');
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Remove: Old laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('The passkey Old laptop was removed.').waitFor();
  await page.getByText('You have no passkey yet').waitFor();
  await page.context().close();
});

test('a passkey is the second factor after a password, and proves who is there', async () => {
  const page = await open('/sign-in');
  const device = await plugInDevice(page);
  await typePassword(page, 'admin');
  await signedIn(page);
  await addPasskey(page, 'Phone');
  await world.askForFactors(org);
  await device.attend(false);
  await signOut(page);
  await typePassword(page, 'admin');
  const use = page.getByRole('button', { name: 'Use a passkey' });
  await use.waitFor();
  expect(await lookAt(page, 'sign-in-factor-passkey')).toEqual([]);
  await device.attend(true);
  await use.focus();
  await press(page, 'Enter');
  await signedIn(page);
  await world.forgetProofs(org);
  await page.goto(address('/security'));
  await page.getByRole('button', { name: 'Rename: Phone' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('My phone');
  await press(page, 'Enter');
  await heading(page, 'Confirm that it is you').waitFor();
  expect(await lookAt(page, 'proof-by-passkey')).toEqual([]);
  await page.getByRole('button', { name: 'Use a passkey' }).focus();
  await press(page, 'Enter');
  await page.getByRole('listitem').filter({ hasText: 'My phone' }).waitFor();
  await page.context().close();
});

test('the browser offers a passkey by itself where an address is typed', async () => {
  const page = await open('/sign-in');
  await plugInDevice(page);
  await typePassword(page, 'owner');
  await signedIn(page);
  await addPasskey(page, 'Laptop');
  await page.context().clearCookies();
  await page.goto(address('/sign-in?next=%2Fsettings'));
  await heading(page, 'Settings').waitFor();
  await page.context().close();
});

test('who has no passkey here reads what to do, and the password still works', async () => {
  const page = await open('/sign-in');
  await plugInDevice(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('You did not finish.').waitFor();
  await typePassword(page, 'member');
  await signedIn(page);
  await page.context().close();
});

test.each(['Google', 'Microsoft'])(
  'an account of %s is linked in the settings, and signs in from then on',
  async (provider) => {
    const page = await open('/sign-in');
    await page.getByRole('button', { name: `Continue with ${provider}` }).waitFor();
    expect(await lookAt(page, 'sign-in')).toEqual([]);
    await typePassword(page, 'member');
    await signedIn(page);
    await page.goto(address('/security'));
    await page.getByRole('button', { name: `Link a ${provider} account` }).focus();
    await press(page, 'Enter');
    await agreeAtProvider(page, `${org.slug}@elsewhere.example`);
    await page.getByText(`Your ${provider} account is linked.`).waitFor();
    expect(new URL(page.url()).pathname).toBe('/security');
    await page
      .getByRole('listitem')
      .filter({ hasText: `${org.slug}@elsewhere.example` })
      .waitFor();
    expect(await lookAt(page, `security-${provider}`)).toEqual([]);
    await signOut(page);
    await page.goto(address('/sign-in?next=%2Fsettings'));
    await page.getByRole('button', { name: `Continue with ${provider}` }).focus();
    await press(page, 'Enter');
    await agreeAtProvider(page, `${org.slug}@elsewhere.example`);
    await heading(page, 'Settings').waitFor();
    await page.goBack();
    expect(page.url()).not.toContain('code=');
    await page.goto(address('/security'));
    await page.getByRole('button', { name: `Unlink: ${provider}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
    await page.getByText('No account is linked yet').waitFor();
    await page.context().close();
  },
);

test('an account that nobody has linked, and one that was not let, end in a sentence and a way back', async () => {
  const page = await open('/sign-in?next=https%3A%2F%2Fevil.example%2F');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await agreeAtProvider(page, emailOf('owner'));
  await page.getByText('This Google account is not linked to anybody here yet.').waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(await lookAt(page, 'sign-in-returned')).toEqual([]);
  await page.getByRole('link', { name: 'Back to sign-in' }).focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Continue with Microsoft' }).click();
  await page.getByText('[ Cancel ]').click();
  await page.getByText('You did not let Microsoft tell us who you are.').waitFor();
  await page.context().close();
});

test('a sign-in elsewhere that begins while the browser is still asked for a passkey counts', async () => {
  const page = await open('/sign-in/organisation');
  await page.route('**/auth/passkeys/sign-in/ask', async (route) => {
    await page.waitForResponse('**/auth/accounts/google/begin', { timeout: 1500 }).catch(() => null);
    // It left the browser before the other had answered, hence without the value that the other brought.
    const response = await route.fetch({ headers: { ...route.request().headers(), cookie: 'none=1' } });
    await route.fulfill({ response }).catch(() => null);
  });
  await page.goto(address('/sign-in'));
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await agreeAtProvider(page, emailOf('owner'));
  await page.getByText('This Google account is not linked to anybody here yet.').waitFor();
  await page.context().close();
});

test('an account of two organisations is asked which one, in German too, and the second factor follows', async () => {
  const second = await world.office();
  const login = `${org.slug}@two.example`;
  const page = await open('/sign-in', { locale: 'de-DE' });
  for (const email of [emailOf('member'), `owner@${second.slug}.test`]) {
    await page.getByLabel('E-Mail-Adresse').fill(email);
    await page.getByLabel('Passwort').fill(password);
    await press(page, 'Enter');
    await heading(page, 'Heute').waitFor();
    await page.goto(address('/security'));
    await page.getByRole('button', { name: 'Google-Konto verknüpfen' }).click();
    await agreeAtProvider(page, login);
    await page.getByText('Ihr Google-Konto ist verknüpft.').waitFor();
    await page.context().clearCookies();
    await page.goto(address('/sign-in'));
  }
  await page.getByRole('button', { name: 'Weiter mit Google' }).click();
  await agreeAtProvider(page, login);
  await page.getByText('Dieses Konto gehört zu mehreren Organisationen.').waitFor();
  expect(await lookAt(page, 'sign-in-choose-de')).toEqual([]);
  await page.getByRole('button', { name: 'Test' }).first().focus();
  await press(page, 'Enter');
  await heading(page, 'Heute').waitFor();
  await page.context().close();
});
