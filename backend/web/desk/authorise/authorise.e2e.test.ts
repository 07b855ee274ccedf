import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press, type } from '../../../test/keys.js';
import { type Office, password, type SignInWorld, startSignInWorld } from '../../../test/sign-in-world.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: SignInWorld;
let browser: Browser;
let office: Office;

beforeAll(async () => {
  world = await startSignInWorld();
  office = await world.office();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const asked = new URLSearchParams({
  client_id: 'threadline-playground',
  redirect_uri: 'http://localhost:9/signed-in',
  response_type: 'code',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
  state: '1234567890',
});

async function signedIn(): Promise<Page> {
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`);
  await page.getByLabel('E-mail address').fill(office.emailOf('member'));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor();
  return page;
}

async function forgetProof(): Promise<void> {
  await world.server.runtime.db.sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${office.org.id}, true), set_config('app.role', 'system', true)`;
    await tx`update sessions set proven_at = now() - interval '11 minutes'`;
  });
}

test('a program is let in after a proof, without another click', async () => {
  const page = await signedIn();
  await forgetProof();
  await page.route(/^http:\/\/localhost:9\//, (route) => route.fulfill({ body: 'back' }));
  await page.goto(`${world.server.url}/oauth/authorize?${asked}`);
  await page.getByRole('button', { name: 'Allow' }).focus();
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await dialog.getByLabel('Your password').waitFor();
  expect(await lookAt(page, 'authorise-proof')).toEqual([]);
  await type(page, password);
  await press(page, 'Enter');
  await page.waitForURL(/^http:\/\/localhost:9\/signed-in/);
  expect(new URL(page.url()).searchParams.get('code')?.length).toBeGreaterThan(20);
  await page.context().close();
});

test('who would rather not confirm stays on the page, which says so', async () => {
  const page = await signedIn();
  await forgetProof();
  await page.goto(`${world.server.url}/oauth/authorize?${asked}`);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Confirm that it is you to do this.').waitFor();
  expect(await page.getByRole('button', { name: 'Allow' }).isEnabled()).toBe(true);
  await page.context().close();
});
