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

async function signedIn(who: SignIn, language = 'en-GB'): Promise<Page> {
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`, { locale: language, acceptDownloads: true });
  await enter(page, who);
  return page;
}
const rows = (page: Page) => page.locator('main li').filter({ has: page.locator('[data-row]') });

test('an owner finds who did what, with words, kind and person, and reads what else an entry says', async () => {
  const page = await signedIn(world.settled);
  await press(page, 'g');
  await press(page, 'l');
  await page.getByText(/entries, chained/).waitFor();
  await rows(page).getByText('Signed in', { exact: true }).first().waitFor();
  await page.getByLabel('What it is about').selectOption('work');
  await page.waitForURL(/group=work/);
  await page.getByLabel('Search entries').fill('task.');
  await page.waitForURL(/q=task/);
  await rows(page).first().getByText(/^Task/).waitFor();
  const before = await rows(page).count();
  await page.getByRole('button', { name: 'Show older' }).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(before);
  await page.getByLabel('Person').selectOption({ label: 'Dana Whitfield' });
  await page.waitForURL(/person=/);
  const others = rows(page).filter({ hasNotText: 'Dana Whitfield' });
  await expect.poll(() => others.count()).toBe(0);
  expect(await rows(page).count()).toBeGreaterThan(0);
  await rows(page).first().getByRole('button').focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Only about this' }).click();
  await page.waitForURL(/about=/);
  await page.getByRole('button', { name: 'About one thing only' }).click();
  await expect.poll(() => page.url()).not.toContain('about=');
  await page.context().close();
});

test('an owner takes the log as it is filtered, which is an entry of it', async () => {
  const page = await signedIn(world.settled);
  await page.goto(`${world.server.url}/audit?action=customer.created`);
  await rows(page).first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('audit-log.csv');
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(41);
  expect(lines.slice(1).every((line) => line.includes('customer.created'))).toBe(true);
  await page.goto(`${world.server.url}/audit?group=data`);
  await rows(page).getByText('Data exported').waitFor();
  await page.context().close();
});

test('a member sees what she did herself, and nobody’s filter; a consultant may not see the page', async () => {
  const dana = await signedIn(world.colleague);
  await dana.goto(`${world.server.url}/audit`);
  await dana.getByText('You see what you did yourself.').waitFor();
  expect(await dana.getByRole('button', { name: 'Export' }).count()).toBe(0);
  expect(await dana.getByLabel('Person').count()).toBe(0);
  await dana.context().close();
  const tomas = await signedIn(world.consultant);
  await tomas.goto(`${world.server.url}/audit`);
  await tomas.getByText('You may not see this').waitFor();
  await tomas.context().close();
});

test('the page in every state, both colours, and in German', async () => {
  const page = await signedIn(world.settled);
  const openFirst = async () => {
    await rows(page).first().getByRole('button').click();
  };
  const openFilter = () => page.getByRole('button', { name: /^Filter/ }).click();
  const found = await walk(page, 'audit', [
    { name: 'log', path: '/audit', shows: /chained/ },
    { name: 'details', path: '/audit?group=customers', open: openFirst, shows: 'Only about this' },
    { name: 'filters', path: '/audit', open: openFilter, shows: 'Came in by' },
    { name: 'nothing', path: '/audit?q=zzzzqq', shows: 'No entry matches' },
  ]);
  await page.context().close();
  const german = await signedInGerman();
  found.push(...(await walk(german, 'audit', [{ name: 'german', path: '/audit', shows: /verkettet/ }])));
  await german.context().close();
  expect(found).toEqual([]);
});

async function signedInGerman(): Promise<Page> {
  const page = await signedIn(world.settled);
  await page.goto(`${world.server.url}/audit`);
  await page.evaluate(() => localStorage.setItem('threadline.language', 'de'));
  return page;
}
