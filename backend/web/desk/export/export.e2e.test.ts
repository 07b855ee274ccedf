import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, type SignIn, startDeskWorld } from '../../../test/desk-world.js';
import { press } from '../../../test/keys.js';
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
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`, { acceptDownloads: true });
  await enter(page, who);
  return page;
}

test('an owner exports everything by keyboard, sees it made, and downloads a zip', async () => {
  const page = await signedIn(world.settled);
  await press(page, 'g');
  await press(page, 'e');
  await page.getByText('No archive yet').waitFor();
  const start = page.getByRole('button', { name: 'Export everything' });
  await start.focus();
  await press(page, 'Enter');
  await page.getByText('Ready', { exact: true }).waitFor();
  await page.getByText(/\d rows, \d+ files, /).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Download the archive of/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^threadline-\d{4}-\d\d-\d\d\.zip$/);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
});

test('whoever may not export finds no such page', async () => {
  const page = await signedIn(world.colleague);
  await page.goto(`${world.server.url}/settings`);
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  expect(await page.getByRole('link', { name: /^Export/ }).count()).toBe(0);
  await page.goto(`${world.server.url}/export`);
  await page.getByText('You may not see this').waitFor();
});

test('the page is whole in both colours and widths, and in German', async () => {
  const page = await signedIn(world.founder);
  const made = { name: 'made', path: '/export', open: makeOne, shows: 'Ready' };
  const found = await walk(page, 'export', [{ name: 'empty', path: '/export', shows: 'No archive yet' }, made]);
  await page.evaluate(() => localStorage.setItem('threadline.language', 'de'));
  found.push(...(await walk(page, 'export', [{ name: 'german', path: '/export', shows: 'Bereit' }])));
  expect(found).toEqual([]);
  await page.context().close();
});

async function makeOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export everything' }).click();
  await page.getByText('Ready', { exact: true }).waitFor();
}
