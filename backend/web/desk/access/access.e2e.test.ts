import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, type SignIn, startDeskWorld } from '../../../test/desk-world.js';
import { press } from '../../../test/keys.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
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

async function atCustomer(who: SignIn, tab: string): Promise<Page> {
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`);
  await enter(page, who);
  await openTab(page, tab);
  return page;
}

async function openTab(page: Page, tab: string): Promise<void> {
  await page.goto(`${world.server.url}/customers?q=Alderbrook`);
  const path = await page.getByRole('link', { name: 'Alderbrook Logistics' }).first().getAttribute('href');
  await page.goto(`${world.server.url}${path}?tab=${tab}`);
  await page.getByRole('heading', { name: 'Alderbrook Logistics', level: 1 }).waitFor();
}

async function askOfFirst(page: Page): Promise<void> {
  const ask = page.getByRole('button', { name: /^Who sees this: / });
  await ask.first().focus();
  await press(page, 'Enter');
}

const answer = (page: Page, kind: string) =>
  page.getByRole('region', { name: 'Who sees it' }).getByRole('heading', { name: new RegExp(`^${kind}: `) });

test('an owner asks of a note, a conversation, a follow-up and the customer who sees them', async () => {
  const page = await atCustomer(world.settled, 'notes');
  await askOfFirst(page);
  await answer(page, 'Internal note').waitFor();
  await openTab(page, 'mail');
  await page.locator('a[href*="thread="]').first().click();
  await askOfFirst(page);
  await answer(page, 'Conversation').waitFor();
  await page.goto(`${world.server.url}/`);
  await askOfFirst(page);
  await answer(page, 'Follow-up').waitFor();
  await openTab(page, 'notes');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Who sees this' }).click();
  await answer(page, 'Customer').waitFor();
  expect(await lookAt(page, 'who-sees-customer')).toEqual([]);
  await page.context().close();
});

test('a member works with the same notes and is not offered the question', async () => {
  const page = await atCustomer(world.colleague, 'notes');
  await page.locator('article').first().waitFor();
  expect(await page.getByRole('button', { name: /^Who sees this/ }).count()).toBe(0);
  await page.context().close();
});
