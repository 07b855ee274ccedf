import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press, type } from '../../../../test/keys.js';
import { memberBroughtBack, ownerWithGoogle } from '../../../../test/sign-in-scenes.js';
import { mailWith, password, type SignInWorld, startSignInWorld } from '../../../../test/sign-in-world.js';
import { lookAt } from '../../looks/look-at.fixture.js';
import { launchChromium, openDesk } from '../../open-desk.fixture.js';

let world: SignInWorld;
let browser: Browser;
const google = {
  ...{ clientId: 'threadline', clientSecret: 'secret' },
  authority: { address: 'https://accounts.google.com', chosenByOperator: false },
};

beforeAll(async () => {
  world = await startSignInWorld({ google });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

test('a rule that leaves people outside names them and asks; who is brought back then comes in by a link', async () => {
  const { org, emailOf } = await world.office();
  const scene = { server: world.server, org };
  await ownerWithGoogle(scene);
  const { page } = await openDesk(browser, `${world.server.url}/sign-in?next=%2Fsign-in-rules`);
  await page.getByLabel('E-mail address').fill(emailOf('owner'));
  await page.getByLabel('Password', { exact: true }).focus();
  await type(page, password);
  await press(page, 'Enter');
  await page.getByLabel('Password or passkey').uncheck();
  await page.getByText('5 people have none of these ways and cannot sign in: admin person').waitFor();
  expect(await lookAt(page, 'rules-outside')).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).focus();
  await press(page, 'Enter');
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await dialog.getByText('Leave 5 people outside?').waitFor();
  expect(await lookAt(page, 'rules-shut-out')).toEqual([]);
  await dialog.getByRole('button', { name: 'Save and leave 5 people outside' }).click();
  await page.getByText('The rules are saved.').waitFor();

  await memberBroughtBack(scene);
  const { text } = await mailWith(world.sink, emailOf('member'), 'You are back at Test on Threadline');
  const { page: theirs } = await openDesk(browser, /http:\S+\/let-in#\S+/.exec(text)?.[0] ?? '');
  await theirs.getByRole('heading', { name: 'Welcome back' }).waitFor();
  expect(await lookAt(theirs, 'let-in')).toEqual([]);
  await theirs.getByRole('button', { name: 'Sign in' }).focus();
  await press(theirs, 'Enter');
  await theirs.getByRole('button', { name: 'Link a Google account' }).waitFor();
});
