import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, startDeskWorld } from '../../../test/desk-world.js';
import { press, type } from '../../../test/keys.js';
import { enterTwins } from '../../../test/twin-customers.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: DeskWorld;
let browser: Browser;
let page: Page;
let first: string;
let second: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  ({ first, second } = await enterTwins(world));
  ({ page } = await openDesk(browser, `${world.server.url}/sign-in`));
  page.setDefaultTimeout(15_000);
  await enter(page, world.settled);
});
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const openCustomer = async (id: string, name: string) => {
  await page.setViewportSize({ width: 1200, height: 850 });
  await page.goto(`${world.server.url}/customers/${id}`);
  await page.getByRole('heading', { name, level: 1 }).waitFor();
};

test('two customers are merged by keyboard after a look at what it does, and the merge is taken back', async () => {
  await openCustomer(second, 'Zebra Holding');
  await page.getByRole('button', { name: 'More actions' }).focus();
  await press(page, 'Enter');
  await page.getByRole('menuitem', { name: 'Merge with…' }).waitFor();
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await page.getByRole('combobox', { name: 'Other customer' }).focus();
  await type(page, 'Zebra G');
  await page.getByRole('option', { name: /Zebra GmbH/ }).waitFor();
  await press(page, 'Enter');
  await page.getByText(/1 domain/).waitFor();
  await page.getByText('Dana', { exact: false }).filter({ hasText: 'will see Zebra Holding' }).last().waitFor();
  const merge = page.getByRole('dialog').getByRole('button', { name: 'Merge' });
  expect(await merge.isDisabled()).toBe(true);
  expect(await lookAt(page, 'merge-customers')).toEqual([]);
  await page.getByRole('checkbox', { name: /I have seen who sees more/ }).focus();
  await press(page, 'Space');
  await press(page, 'Control+Enter');
  await page.getByText('Zebra GmbH was merged into this customer.').waitFor();
  expect(await lookAt(page, 'merged-notice')).toEqual([]);
  await page.goto(`${world.server.url}/customers/${first}`);
  await page.waitForURL(`**/customers/${second}`);
  await page.getByRole('button', { name: 'Merges' }).click();
  await page
    .getByRole('dialog')
    .getByText(/merged by Miriam/)
    .waitFor();
  expect(await lookAt(page, 'merge-history')).toEqual([]);
  await press(page, 'Escape');
  await page.getByRole('main').getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('Zebra GmbH stands by itself again').waitFor();
  await page.getByText('was merged into this customer').waitFor({ state: 'detached' });
  await openCustomer(first, 'Zebra GmbH');
});

test('contacts that look alike are named, and merged into one', async () => {
  await openCustomer(second, 'Zebra Holding');
  await page.getByText('1 pair looks alike').filter({ visible: true }).waitFor();
  await page.getByRole('button', { name: 'Look at them' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
  await page.getByRole('dialog').getByText('1 address, 1 customer').waitFor();
  expect(await lookAt(page, 'merge-contacts')).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
  await page.getByText('Jane Doe is part of Jane Doe now').waitFor();
  await page.getByText('1 pair looks alike').waitFor({ state: 'detached' });
});

test('a deleted customer lies in the bin, comes back from there, and goes for good when an owner says so', async () => {
  const remove = async () => {
    await openCustomer(first, 'Zebra GmbH');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    expect(await lookAt(page, 'delete-customer', [1200])).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/customers');
  };
  await remove();
  await page.goto(`${world.server.url}/customers/${first}`);
  await page.getByRole('heading', { name: 'There is no such customer', level: 1 }).waitFor({ state: 'attached' });
  await page.goto(`${world.server.url}/bin?search=zebra`);
  await page.getByText('30 days left').waitFor();
  expect(await lookAt(page, 'bin')).toEqual([]);
  await page.getByRole('button', { name: 'Restore Zebra GmbH' }).focus();
  await press(page, 'Enter');
  await page.getByText('Nothing in the bin matches').waitFor();
  expect(await lookAt(page, 'bin-nothing')).toEqual([]);
  await remove();
  await page.goto(`${world.server.url}/bin?kind=customer`);
  await page.getByRole('button', { name: 'Delete Zebra GmbH for good' }).click();
  expect(await lookAt(page, 'bin-purge')).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('Zebra GmbH is being deleted for good').waitFor();
  await page.getByRole('button', { name: 'Delete Zebra GmbH for good' }).waitFor({ state: 'detached' });
});
