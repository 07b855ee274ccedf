import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, type SignIn, startDeskWorld } from '../../../test/desk-world.js';
import { enter, walk } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: DeskWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

async function signedIn(who: SignIn): Promise<Page> {
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`);
  await enter(page, who);
  return page;
}

test('whoever does not administer the organisation finds no such page', async () => {
  const page = await signedIn(world.colleague);
  await page.goto(`${world.server.url}/mail-clients`);
  await page.getByText('You may not see this').waitFor();
  await page.context().close();
});

test('an owner sets an application up, takes it away and back; its secret is never seen again', async () => {
  const page = await signedIn(world.settled);
  await page.goto(`${world.server.url}/mail-clients`);
  const address = page.getByLabel('Redirect address to enter there').first();
  expect(await address.inputValue()).toBe(`${world.server.url}/mailboxes/oauth/gmail`);
  await page.getByRole('button', { name: 'Set up: Google' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Client ID').fill('42-abc.apps.googleusercontent.com');
  await dialog.getByLabel('Client secret').fill('GOCSPX-secret');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('42-abc.apps.googleusercontent.com').waitFor();
  await page.getByRole('button', { name: 'Edit: Google' }).click();
  expect(await dialog.getByLabel('Client secret').inputValue()).toBe('');
  await dialog.getByText('Leave empty to keep').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Remove: Google' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('42-abc.apps.googleusercontent.com').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('42-abc.apps.googleusercontent.com').waitFor();
  await page.context().close();
});

test('the page and its dialog are whole in both colours and widths, and in German', async () => {
  const page = await signedIn(world.settled);
  const setUp = () => page.getByRole('button', { name: 'Set up: Microsoft' }).click();
  const found = await walk(page, 'mail-clients', [
    { name: 'page', path: '/mail-clients', shows: 'Redirect address to enter there' },
    { name: 'dialog', path: '/mail-clients', open: setUp, shows: 'Directory (tenant) ID' },
  ]);
  await page.evaluate(() => localStorage.setItem('threadline.language', 'de'));
  const german = { name: 'german', path: '/mail-clients', shows: 'Rücksprungadresse, die dort einzutragen ist' };
  expect([...found, ...(await walk(page, 'mail-clients', [german]))]).toEqual([]);
  await page.context().close();
});
