import { beforeAll, expect, test } from 'vitest';
import type { TestBrowser } from './browser.js';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
let browser: TestBrowser;
let panel: SidePanel;

beforeAll(async () => {
  browser = await house.browser();
  panel = await openMail(browser, { hash: addressOf.pricing });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
}, 120_000);

test('a conversation that concerns two customers shows both, each a click away', async () => {
  await panel.enter();
  await panel.press('c');
  await panel.frame.getByRole('button', { name: 'Also concerns another customer' }).click();
  await panel.frame.getByRole('combobox').fill('Globex');
  await panel.frame.getByRole('option', { name: 'Globex Mills' }).click();
  await panel.frame.getByRole('button', { name: 'Globex Mills' }).click();
  await panel.customer('Globex Mills').waitFor();
  await panel.frame.getByRole('button', { name: 'ACME Tools' }).click();
  await panel.customer('ACME Tools').waitFor();
});

test('an unknown sender becomes a customer, filled in from the mail', async () => {
  await panel.tab.goTo(addressOf.stranger);
  await panel.frame.getByRole('heading', { name: 'We don’t know anna@quillfern-works.io' }).waitFor();
  await panel.frame.getByRole('button', { name: 'Create customer' }).click();
  const field = (label: string) => panel.frame.getByLabel(label, { exact: false }).first();
  expect(await field('Name of the customer').inputValue()).toBe('Quillfern-works');
  expect(await field('Domain').inputValue()).toBe('quillfern-works.io');
  expect(await panel.frame.locator('form input').last().inputValue()).toBe('Anna Berg');
  await panel.press('Control+Enter');
  await panel.customer('Quillfern-works').waitFor();
  await panel.text('Linked: anna@quillfern-works.io is a contact').waitFor();
});

test('a mail among colleagues is left alone', async () => {
  await panel.tab.goTo(addressOf.internal);
  await panel.frame.getByRole('heading', { name: 'A mail among colleagues' }).waitFor();
});

test('a customer of colleagues is not told of: a member sees an unknown sender', async () => {
  await panel.tab.goTo(addressOf.unassigned);
  await panel.frame.getByRole('heading', { name: 'We don’t know gavin@hooli.test' }).waitFor();
  expect(await panel.frame.getByText('Hooli', { exact: true }).count()).toBe(0);
});

test('with no conversation open, the day stands there', async () => {
  await panel.tab.goTo('#inbox');
  await panel.tab.page.locator('header input').press('Alt+KeyT');
  await panel.frame.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
