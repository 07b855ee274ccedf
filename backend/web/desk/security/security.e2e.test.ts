import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { codeOf } from '../../../test/cookie-browser.js';
import { press, type } from '../../../test/keys.js';
import { mailWith, type Office, password, type SignInWorld, startSignInWorld } from '../../../test/sign-in-world.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: SignInWorld;
let browser: Browser;
let office: Office;

beforeAll(async () => {
  world = await startSignInWorld();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});
beforeEach(async () => {
  office = await world.office();
});

const address = (path: string) => `${world.server.url}${path}`;
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const today = (page: Page) => heading(page, 'Today').waitFor();
const focusOf = (page: Page, attribute: string) =>
  page.evaluate((name) => {
    const at = document.activeElement;
    return at?.getAttribute(name) ?? (name === 'aria-label' ? at?.textContent?.trim() : null) ?? '';
  }, attribute);

async function open(path: string, options = {}): Promise<Page> {
  return (await openDesk(browser, address(path), options)).page;
}

/** Address and password as a person without a mouse types them. */
async function typePassword(page: Page, who: 'owner' | 'admin' | 'member', secret = password): Promise<void> {
  await page.getByLabel('E-mail address').waitFor();
  await expect.poll(() => focusOf(page, 'type')).toBe('email');
  await type(page, office.emailOf(who));
  await press(page, 'Tab');
  await type(page, secret);
  await press(page, 'Enter');
}

/** Goes on with Tab until the focus stands there. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if ((await focusOf(page, 'aria-label')) === name) return;
    await press(page, 'Tab');
  }
  throw new Error(`There is no way to “${name}” by keyboard.`);
}

async function forgetProof(): Promise<void> {
  const { sql } = world.server.runtime.db;
  await sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${office.org.id}, true), set_config('app.role', 'system', true)`;
    await tx`update sessions set proven_at = now() - interval '11 minutes'`;
  });
}

/** Sets an app up on the page, by keyboard; what it makes codes of, and the recovery codes. */
async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto(address('/security'));
  await page.getByRole('button', { name: 'Set up an app' }).waitFor();
  await tabTo(page, 'Set up an app');
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img').waitFor();
  expect(await lookAt(page, 'security-app')).toEqual([]);
  await dialog.getByText('Type a key instead').click();
  const secret = (await dialog.locator('details p').innerText()).replaceAll(' ', '');
  await dialog.getByLabel('Code of your authenticator app').fill(codeOf(secret, -1));
  await press(page, 'Enter');
  await dialog.getByText('These codes are shown once.').waitFor();
  expect(await lookAt(page, 'security-codes')).toEqual([]);
  const codes = await dialog.getByRole('listitem').allInnerTexts();
  expect(codes).toHaveLength(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).focus();
  await press(page, 'Enter');
  await page.getByText('10 left').waitFor();
  return { secret, codes };
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(address('/sign-in'));
}

test('an app is set up, and from then on password and code open the desk, or a recovery code', async () => {
  const page = await open('/sign-in');
  await typePassword(page, 'member');
  await today(page);
  const { secret, codes } = await setUpApp(page);
  await signOut(page);
  await typePassword(page, 'member');
  await heading(page, 'One more step').waitFor();
  expect(await lookAt(page, 'sign-in-code')).toEqual([]);
  await type(page, '000000');
  await press(page, 'Enter');
  await page.getByText('This code is wrong or was used before.').waitFor();
  await page.getByLabel('Code of your authenticator app').fill('');
  await type(page, codeOf(secret));
  await press(page, 'Enter');
  await today(page);
  await signOut(page);
  await typePassword(page, 'member');
  await heading(page, 'One more step').waitFor();
  await tabTo(page, 'Use a recovery code instead');
  await press(page, 'Enter');
  await page.getByLabel('Recovery code', { exact: true }).waitFor();
  await type(page, codes[3] ?? '');
  await press(page, 'Enter');
  await today(page);
  await page.goto(address('/security'));
  await page.getByText('9 left').waitFor();
  expect(await lookAt(page, 'security-with-app')).toEqual([]);
  await page.context().close();
});

test('a forgotten password is set anew by a mailed link, by keyboard alone', async () => {
  const page = await open('/sign-in');
  await page.getByLabel('E-mail address').waitFor();
  await tabTo(page, 'Forgot your password?');
  await press(page, 'Enter');
  await heading(page, 'Set a new password').waitFor();
  expect(await lookAt(page, 'forgot-password')).toEqual([]);
  await page.getByLabel('E-mail address').focus();
  await type(page, office.emailOf('member'));
  await press(page, 'Enter');
  await page.getByText('a mail is on its way').waitFor();
  const mail = await mailWith(world.sink, office.emailOf('member'), 'Set a new password for Threadline');
  await page.goto(/http:\S+\/new-password#\S+/.exec(mail.text)?.[0] ?? '');
  const field = page.getByLabel('New password');
  await field.waitFor();
  await type(page, 'password12345');
  await press(page, 'Enter');
  await page.getByText('This password is among those that are tried first.').waitFor();
  expect(await lookAt(page, 'new-password')).toEqual([]);
  await field.fill('');
  await type(page, 'she now signs in with this');
  await press(page, 'Enter');
  await page.getByText('Your new password is set').waitFor();
  expect(page.url()).not.toContain('tlp_');
  await tabTo(page, 'Sign in');
  await press(page, 'Enter');
  await typePassword(page, 'member', 'she now signs in with this');
  await today(page);
  await page.context().close();
});

test('what is delicate asks who is there, then goes on by itself; to cancel says so quietly', async () => {
  const page = await open('/sign-in');
  await typePassword(page, 'owner');
  await today(page);
  await forgetProof();
  await page.goto(address('/sign-in-rules'));
  await page.getByLabel('Ask everybody for a second factor').waitFor();
  expect(await lookAt(page, 'sign-in-rules')).toEqual([]);
  await page.getByLabel('Microsoft account').focus();
  await press(page, 'Space');
  await tabTo(page, 'Save');
  await press(page, 'Enter');
  const question = heading(page, 'Confirm that it is you');
  await question.waitFor();
  await page.getByLabel('Your password').waitFor();
  // Behind the question the page still waits for its answer, and shows that.
  expect(await lookAt(page, 'proof')).toEqual([]);
  await press(page, 'Escape');
  await page.getByText('Nothing was changed. Confirm that it is you to do this.').waitFor();
  await tabTo(page, 'Save');
  await press(page, 'Enter');
  await page.getByLabel('Your password').waitFor();
  await type(page, 'not it at all');
  await press(page, 'Enter');
  await page.getByText('This is not your password. Try again.').waitFor();
  await page.getByLabel('Your password').fill(password);
  await press(page, 'Enter');
  await page.getByText('The rules are saved.').waitFor();
  await page.reload();
  await page.getByLabel('Ask everybody for a second factor').waitFor();
  expect(await page.getByLabel('Microsoft account').isChecked()).toBe(false);
  await page.context().close();
});

test('who lacks the second factor that is asked for sets one up and does nothing else before', async () => {
  const owner = await office.signIn('owner');
  const rules = { requireSecondFactor: true, ways: ['password'], idleMinutes: 600 };
  expect((await owner.call('security.saveRules', rules)).status).toBe(200);
  const page = await open('/sign-in?next=%2Fcustomers');
  await typePassword(page, 'member');
  await heading(page, 'Set up a second factor').waitFor();
  expect(await lookAt(page, 'factor-gate')).toEqual([]);
  await tabTo(page, 'Set up an app');
  await press(page, 'Enter');
  await page.getByText('Type a key instead').click();
  const secret = (await page.locator('details p').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code of your authenticator app').fill(codeOf(secret));
  await press(page, 'Enter');
  await tabTo(page, 'I have kept them');
  await press(page, 'Enter');
  await heading(page, 'Customers').waitFor();
  await page.context().close();
});

test('devices stand with browser and place; one that is ended is out at once', async () => {
  const page = await open('/sign-in');
  await typePassword(page, 'member');
  await today(page);
  const other = await office.signIn('member', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Firefox/131.0');
  await page.goto(address('/security'));
  const row = page.getByRole('listitem').filter({ hasText: 'Firefox on Windows' });
  await row.getByText('127.0.0.1').waitFor();
  await page.getByText('This one').waitFor();
  expect(await lookAt(page, 'security-devices')).toEqual([]);
  await tabTo(page, 'End: Firefox on Windows');
  await press(page, 'Enter');
  await row.waitFor({ state: 'detached' });
  expect(await other.signedIn()).toBe(false);
  await page.context().close();
});

test('the pages speak German as well', async () => {
  const page = await open('/sign-in', { locale: 'de-DE' });
  await page.getByLabel('E-Mail-Adresse').fill(office.emailOf('owner'));
  await page.getByLabel('Passwort', { exact: true }).fill('not it at all');
  await press(page, 'Enter');
  await page.getByText('Adresse und Passwort passen nicht zusammen.').waitFor();
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await press(page, 'Enter');
  await heading(page, 'Heute').waitFor();
  await page.goto(address('/security'));
  await heading(page, 'Anmeldung und Geräte').waitFor();
  await page.getByText('Dieser', { exact: true }).waitFor();
  expect(await lookAt(page, 'security-german')).toEqual([]);
  await page.goto(address('/sign-in-rules'));
  await page.getByLabel('Von allen einen zweiten Faktor verlangen').waitFor();
  await page.context().close();
});
