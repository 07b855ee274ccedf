import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxWorld, inboxPassword, startInboxWorld } from '../../../test/inbox-world.js';
import { press } from '../../../test/keys.js';
import { layMailIn, type WaitingMail } from '../../../test/waiting-mail.js';
import { breakServer } from '../looks/break-server.fixture.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

const everyWidth = [1200, 375, 320];
let world: InboxWorld;
let browser: Browser;
let page: Page;

const from = (sender: string, ...subjects: string[]): WaitingMail[] =>
  subjects.map((subject) => ({ from: sender, subject }));

beforeAll(async () => {
  const acme = { name: 'Acme', contact: { name: 'Jane Roe', address: 'jane@acme.com' }, people: [] };
  [world, browser] = await Promise.all([startInboxWorld([], [acme]), launchChromium()]);
  await layMailIn(world.server.runtime, 'example', [
    ...from('Nina Okafor <nina@northwind.test>', 'Offer for twelve seats', 'Who signs for us'),
    ...from('Ole Berg <ole@northwind.test>', 'Security questionnaire'),
    ...from('Press <press@daily.test>', 'A question for your founders'),
    ...from('Shop <deals@shop.test>', 'Half price on chairs', 'Half price on tables'),
    ...from('Ines Duarte <ines@summit-hotels.test>', 'Integration with our booking system'),
    ...from('billing@summit-hotels.test', 'Invoice address'),
    ...from('Kim <kim.private@gmail.com>', 'From my own address'),
    ...from('Paul Roe <paul@acme-group.test>', 'Rollout in the group', 'Rollout, second part', 'Training dates'),
  ]);
  ({ page } = await openDesk(browser, `${world.server.url}/sign-in`));
  page.setDefaultTimeout(15_000);
  await enter(page, { email: 'olga@example.com', password: inboxPassword });
  await openReview();
});
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const openReview = () => page.goto(`${world.server.url}/review`);
const dialog = () => page.getByRole('dialog').last();
const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const group = (key: string) => page.getByRole('region', { name: key, exact: true });
const gone = (key: string) => group(key).waitFor({ state: 'detached' });
const undo = async (said: string) => {
  await page.getByText(said, { exact: true }).last().waitFor();
  await button('Undo').last().click();
};

test('waiting mail stands by domain, with who wrote and what about', async () => {
  await page.getByText('6 senders wait, with 12 conversations.').waitFor();
  expect(await group('northwind.test').innerText()).toContain('Nina Okafor <nina@northwind.test>');
  await group('northwind.test').getByText('Security questionnaire').waitFor();
  await group('kim.private@gmail.com').waitFor();
  expect(await lookAt(page, 'review-waiting', everyWidth)).toEqual([]);
});

test('one becomes a customer with one key, named after its domain, and that is undone', async () => {
  await group('northwind.test').focus();
  await press(page, 'c');
  expect(await dialog().getByLabel('Name').inputValue()).toBe('Northwind');
  expect(await lookAt(page, 'review-create', everyWidth)).toEqual([]);
  await press(page, 'Control+Enter');
  await gone('northwind.test');
  await undo('Customer for northwind.test created');
  await group('northwind.test').waitFor();
  await openReview();
  await page.getByText('6 senders wait, with 12 conversations.').waitFor();
});

test('several become customers at once, chosen by keys, and one step takes all of it back', async () => {
  for (const key of ['northwind.test', 'summit-hotels.test']) {
    await group(key).focus();
    await press(page, 'x');
  }
  await page.getByText('2 senders chosen').waitFor();
  expect(await lookAt(page, 'review-chosen', everyWidth)).toEqual([]);
  await button('Create customers').click();
  await gone('summit-hotels.test');
  await undo('2 customers created');
  await group('northwind.test').waitFor();
  await group('summit-hotels.test').waitFor();
});

test('several go to one customer, and their later mail always does', async () => {
  for (const key of ['northwind.test', 'kim.private@gmail.com'])
    await group(key)
      .getByRole('checkbox', { name: `Choose ${key}` })
      .check();
  await button('Link to one customer').click();
  await chooseCustomer('Acme');
  expect(await dialog().getByLabel('Also for later mail, always').isChecked()).toBe(true);
  expect(await lookAt(page, 'review-link-many', everyWidth)).toEqual([]);
  await press(page, 'Control+Enter');
  await page.getByText('2 senders linked').waitFor();
  await gone('northwind.test');
  await gone('kim.private@gmail.com');
  await page.goto(`${world.server.url}/linking`);
  for (const sender of ['northwind.test', 'kim.private@gmail.com'])
    await page.getByRole('listitem').filter({ hasText: sender }).getByText('to Acme', { exact: false }).waitFor();
});

test('who is ignored waits no more, and comes back when that is undone', async () => {
  await openReview();
  await group('shop.test').focus();
  await press(page, 'i');
  await gone('shop.test');
  await undo('shop.test is left alone from now on');
  await group('shop.test').waitFor();
  await page.getByLabel('Search senders').fill('chairs');
  await gone('daily.test');
  await group('shop.test').waitFor();
  await page.getByLabel('Search senders').fill('nobody wrote this');
  await page.getByText('No sender matches').waitFor();
  expect(await lookAt(page, 'review-no-match', everyWidth)).toEqual([]);
});

test('a new domain offers what came before: looked at, linked, and taken back in one step', async () => {
  await page.goto(`${world.server.url}/customers`);
  await page.getByRole('link', { name: 'Acme' }).first().click();
  await button('Add a domain').click();
  await dialog().getByLabel('Domain').fill('acme-group.test');
  await press(page, 'Control+Enter');
  await page.getByText('3 older conversations match acme-group.test.').waitFor();
  expect(await lookAt(page, 'relink-offer', everyWidth)).toEqual([]);
  const customer = page.url();
  await openReview();
  await group('acme-group.test').getByText('Belongs to Acme by now', { exact: false }).waitFor();
  expect(await lookAt(page, 'review-known', everyWidth)).toEqual([]);
  await page.goto(customer);
  await offerAgain();
  await button('Look at them').click();
  await dialog().getByText('Training dates').waitFor();
  expect(await lookAt(page, 'relink-preview', everyWidth)).toEqual([]);
  await button('Link 3 conversations', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await page.goto(`${world.server.url}/linking?tab=batches`);
  const batch = page.getByRole('listitem').filter({ hasText: 'acme-group.test to Acme' });
  await batch.getByText('Linked', { exact: true }).waitFor();
  await batch.getByText('3 conversations of 3', { exact: false }).waitFor();
  expect(await lookAt(page, 'relink-batches', everyWidth)).toEqual([]);
  await openReview();
  await group('daily.test').waitFor();
  expect(await group('acme-group.test').count()).toBe(0);
  await page.goto(`${world.server.url}/linking?tab=batches`);
  await button('Undo the linking of acme-group.test').click();
  await batch.getByText('Undone', { exact: true }).waitFor();
  await openReview();
  await group('acme-group.test').waitFor();
});

test('what cannot be read says so, and a decision that failed keeps its words', async () => {
  await group('daily.test').focus();
  await press(page, 'c');
  await dialog().getByLabel('Name').fill('The Daily');
  await page.route('**/desk/trpc/review.resolve**', (route) => route.abort());
  await press(page, 'Control+Enter');
  await dialog().getByRole('alert').waitFor();
  expect(await dialog().getByLabel('Name').inputValue()).toBe('The Daily');
  expect(await lookAt(page, 'review-refused', everyWidth)).toEqual([]);
  await page.unroute('**/desk/trpc/review.resolve**');
  await press(page, 'Control+Enter');
  await gone('daily.test');
  await breakServer(page, ['session.me']);
  for (const [name, path] of Object.entries({
    review: '/review',
    rules: '/linking',
    batches: '/linking?tab=batches',
  })) {
    await page.goto(world.server.url + path);
    await button('Try again').waitFor();
    expect(await lookAt(page, `linking-failing-${name}`, everyWidth)).toEqual([]);
  }
});

/** The offer stands beside a domain that was just added. */
async function offerAgain() {
  await button('Remove acme-group.test').click();
  await page.getByText('acme-group.test', { exact: true }).first().waitFor({ state: 'detached' });
  await button('Add a domain').click();
  await dialog().getByLabel('Domain').fill('acme-group.test');
  await press(page, 'Control+Enter');
  await button('Look at them').waitFor();
}

async function chooseCustomer(name: string) {
  await dialog().getByRole('combobox').fill(name);
  await page.getByRole('option', { name }).first().click();
}
