import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, type SignIn, startDeskWorld } from '../../../test/desk-world.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';
import { customerScreens, doors, openedPages, pages } from './screens.fixture.js';
import { enter, walk } from './walk.fixture.js';

let world: DeskWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const signedIn = async (who: SignIn): Promise<Page> => {
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`);
  await enter(page, who);
  return page;
};

test('before anybody has signed in', async () => {
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`);
  expect(await walk(page, 'outside', doors)).toEqual([]);
  await page.context().close();
});

test('every page of an organisation full of work', async () => {
  const page = await signedIn(world.settled);
  expect(await walk(page, 'full', [...pages, ...openedPages])).toEqual([]);
  await page.context().close();
});

test('a customer with half a year behind it', async () => {
  const page = await signedIn(world.settled);
  const path = await pathOf(page, 'Alderbrook Logistics');
  await page.goto(`${world.server.url}${path}?tab=mail`);
  const thread = await page.locator('a[href*="thread="]').first().getAttribute('href');
  const reading = { name: 'customer-thread', path: thread ?? '', shows: 'All conversations' };
  expect(await walk(page, 'full', [...customerScreens(path), reading])).toEqual([]);
  await page.context().close();
});

test('every page of an organisation founded a moment ago', async () => {
  const page = await signedIn(world.founder);
  const opened = openedPages.filter(({ name }) => ['palette', 'no-match'].includes(name));
  expect(await walk(page, 'empty', [...pages, ...opened])).toEqual([]);
  await page.goto(`${world.server.url}/customers`);
  await page.getByRole('button', { name: 'New customer' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('First customer');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'First customer', level: 1 }).waitFor();
  const tabs = customerScreens(new URL(page.url()).pathname).filter(({ path }) => path.includes('tab='));
  expect(await walk(page, 'empty', tabs)).toEqual([]);
  await page.context().close();
});

test('the work of one colleague, and what a consultant may not see', async () => {
  const dana = await signedIn(world.colleague);
  expect(await walk(dana, 'own', [{ name: 'today', path: '/', shows: /./ }])).toEqual([]);
  await dana.context().close();
  const tomas = await signedIn(world.consultant);
  const forbidden = ['/review', '/mail-outbox'].map((path) => ({
    name: path.slice(1),
    path,
    shows: 'You may not see this',
  }));
  const narrowed = [{ name: 'customers', path: '/customers', shows: /Customers/ }];
  expect(await walk(tomas, 'consultant', [...forbidden, ...narrowed])).toEqual([]);
  await tomas.context().close();
});

const pathOf = async (page: Page, customer: string): Promise<string> => {
  await page.goto(`${world.server.url}/customers?q=${encodeURIComponent(customer)}`);
  return (await page.getByRole('link', { name: customer }).getAttribute('href')) ?? '';
};
