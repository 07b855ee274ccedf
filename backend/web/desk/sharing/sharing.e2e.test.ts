import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, startDeskWorld } from '../../../test/desk-world.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: DeskWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  ({ page } = await openDesk(browser, `${world.server.url}/sign-in`));
  await enter(page, world.settled);
});
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const openTab = async (tab: string) => {
  await page.goto(`${world.server.url}/customers`);
  await page
    .getByRole('link', { name: /Alderbrook/ })
    .first()
    .click();
  await page.waitForURL(/customers\/[0-9a-f-]{36}/);
  await page.goto(`${page.url().split('?')[0]}?tab=${tab}`);
};

test('the portal tab tells who came, and shows the portal as a contact sees it', async () => {
  await openTab('portal');
  await page.getByRole('heading', { name: 'People' }).first().waitFor();
  expect(await lookAt(page, 'sharing-portal')).toEqual([]);
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'View as this contact' }).click();
  await page.getByRole('dialog').getByText('The one next thing').waitFor();
  expect(await lookAt(page, 'sharing-view-as')).toEqual([]);
  await page.keyboard.press('Escape');
});

test('a colour that cannot be read is refused in words, and a good one is kept and taken back', async () => {
  await page.goto(`${world.server.url}/branding`);
  const colour = page.getByRole('textbox', { name: 'Colour' }).last();
  await colour.fill('#ffdd00');
  await page.getByText(/hard to read/).waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  expect(await lookAt(page, 'branding-refused')).toEqual([]);
  await colour.fill('#0f766e');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
});

test('the desk can be installed, keeps its shell alone, and opens it without a network', async () => {
  const devtools = await page.context().newCDPSession(page);
  expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.context().setOffline(true);
  await page.goto(`${world.server.url}/customers`);
  await page
    .getByText(/server cannot be reached/)
    .first()
    .waitFor();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return caught.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.length).toBeGreaterThan(1);
  expect(kept.filter((path) => path.includes('trpc') || path.startsWith('/auth/'))).toEqual([]);
  await page.context().setOffline(false);
});
