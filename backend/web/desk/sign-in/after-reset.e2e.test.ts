import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press, type } from '../../../test/keys.js';
import { keysOfTwoAges } from '../../../test/sign-in-scenes.js';
import { mailWith, type SignInWorld, startSignInWorld } from '../../../test/sign-in-world.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: SignInWorld;
let browser: Browser;

beforeAll(async () => {
  world = await startSignInWorld();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

test('whoever sets a forgotten password anew sees what ended with it, and ends the rest with one press', async () => {
  const { org, emailOf, browser: program } = await world.office();
  await keysOfTwoAges({ server: world.server, org }, ['Old robot', 'Robot of Eve']);
  await program().post('/auth/reset/ask', { email: emailOf('member') });
  const { text } = await mailWith(world.sink, emailOf('member'), 'Set a new password for Threadline');
  const { page } = await openDesk(browser, /http:\S+\/new-password#\S+/.exec(text)?.[0] ?? '');
  await page.getByLabel('New password').waitFor();
  await type(page, 'a better one than before');
  await press(page, 'Enter');
  await page.getByText('Added in the last 30 days, and ended:').waitFor();
  expect(await page.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('Robot of Eve'),
    expect.stringContaining('Old robot'),
  ]);
  expect(await lookAt(page, 'after-reset')).toEqual([]);
  await page.getByRole('button', { name: 'End these too' }).focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'End these too' }).waitFor({ state: 'detached' });
  expect(await page.getByText('Added earlier, and still able').count()).toBe(0);
  expect(await page.getByRole('listitem').count()).toBe(2);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail address').waitFor();
});
