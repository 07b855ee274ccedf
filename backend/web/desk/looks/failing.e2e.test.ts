import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxWorld, inboxPassword, startInboxWorld } from '../../../test/inbox-world.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';
import { breakServer } from './break-server.fixture.js';
import { consentPath, customerTabs, nobodysCustomer, pages, type Screen } from './screens.fixture.js';
import { enter, walk } from './walk.fixture.js';

const owner = { email: 'olga@example.com', password: inboxPassword };
let world: InboxWorld;
let browser: Browser;
let page: Page;
let customer: string;

beforeAll(async () => {
  const acme = { name: 'Acme', contact: { name: 'Jane Roe', address: 'jane@acme.com' }, people: [] };
  world = await startInboxWorld([], [acme]);
  browser = await launchChromium();
  ({ page } = await openDesk(browser, `${world.server.url}/sign-in`));
  await enter(page, owner);
  await page.goto(`${world.server.url}/customers`);
  customer = (await page.getByRole('link', { name: 'Acme' }).getAttribute('href')) ?? '';
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

/** Every failing screen says what to do, and offers the one thing that can be done. */
const walkBroken = async (spared: readonly string[], screens: readonly Screen[]) => {
  await breakServer(page, spared);
  const found = await walk(page, 'failing', screens);
  await page.unroute('**/desk/trpc/**');
  return found;
};

test('every page whose contents cannot be read', async () => {
  const broken = pages.slice(0, 6).map((screen) => ({ ...screen, shows: 'Try again' }));
  const unread = { name: 'customer', path: customer, shows: 'Try again' };
  expect(await walkBroken(['session.me'], [...broken, unread])).toEqual([]);
});

test('every tab of a customer whose contents cannot be read', async () => {
  const tabs = customerTabs.map((tab) => ({ name: `tab-${tab}`, path: `${customer}?tab=${tab}`, shows: 'Try again' }));
  const thread = {
    name: 'thread',
    path: `${customer}?tab=mail&thread=${nobodysCustomer.split('/').at(-1)}`,
    shows: 'Try again',
  };
  expect(await walkBroken(['session.me', 'customers.get'], [...tabs, thread])).toEqual([]);
});

test('a part of a page that cannot be read says so beside the rest', async () => {
  const status = { name: 'audit-status', path: '/audit', shows: /could not be found out just now/ };
  const units = { name: 'people-units', path: '/people', shows: /The units could not be read/ };
  expect(await walkBroken(['session.me', 'audit.list', 'team.list'], [status, units])).toEqual([]);
});

test('a server of which nothing can be read at all', async () => {
  expect(await walkBroken([], [{ name: 'session', path: '/', shows: 'Try again' }])).toEqual([]);
});

test('a search and a form that get no answer', async () => {
  const search = async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('acme');
  };
  const write = async () => {
    await page.getByRole('textbox', { name: 'Internal note' }).fill('The CFO leaves in March.');
    await page.keyboard.press('Control+Enter');
  };
  const screens = [
    { name: 'palette', path: '/', open: search, shows: /search got no answer/ },
    { name: 'form', path: `${customer}?write=note`, open: write, shows: /What you typed is kept/ },
  ];
  expect(await walkBroken(['session.me', 'customers.get'], screens)).toEqual([]);
});

test('a server out of reach, with what was last known', async () => {
  const lose = async () => {
    await page.route('**/desk/trpc/**', (route) => route.abort());
    await page.keyboard.press('g');
    await page.keyboard.press('p');
  };
  const offline = { name: 'offline', path: '/', open: lose, shows: /You see what was last known/ };
  expect(await walk(page, 'failing', [offline])).toEqual([]);
  await page.unroute('**/desk/trpc/**');
});

test('consent and sign-in that get no answer', async () => {
  await page.route(/\/(auth\/|oauth\/approve)/, (route) =>
    route.fulfill({ status: 500, body: 'Internal Server Error' }),
  );
  const allow = () => page.getByRole('button', { name: 'Allow' }).click();
  const signIn = async () => {
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByLabel('Password').fill(owner.password);
    await page.keyboard.press('Enter');
  };
  const screens = [
    { name: 'consent', path: consentPath, open: allow, shows: /Try again in a moment/ },
    { name: 'sign-in', path: '/sign-in', open: signIn, shows: /ry again/ },
  ];
  expect(await walk(page, 'failing', screens)).toEqual([]);
});
