import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxWorld, startInboxWorld } from '../../test/inbox-world.js';
import * as keyboard from '../../test/keys.js';
import { launchChromium, openDesk, signIn } from './open-desk.fixture.js';

const moreThanAPage = 64;
let world: InboxWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const firms = Array.from({ length: moreThanAPage }, (_none, index) =>
    firm(`Firm ${String(index + 1).padStart(2, '0')}`),
  );
  world = await startInboxWorld([{ name: 'Mia Member', email: 'mia@example.com' }], [...firms, firm('Zenith')]);
  browser = await launchChromium();
  ({ page } = await openDesk(browser, world.server.url));
  await signIn(page, 'olga@example.com');
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const firm = (name: string) => {
  const address = `jane@${name.toLowerCase().replace(' ', '-')}.example`;
  return { name, contact: { name: 'Jane Roe', address }, people: [] };
};

const press = (keys: string) => keyboard.press(page, keys);
const type = (text: string) => keyboard.type(page, text);

/** Goes there with Tab alone, as somebody without a mouse does. */
const tabTo = async (target: Locator) => {
  await target.waitFor();
  for (let step = 0; step < 60; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await press('Tab');
  }
  throw new Error(`Tab never reaches ${target}.`);
};

const choose = async (name: string) => {
  const item = page.getByRole('menu').getByText(name, { exact: true });
  await item.waitFor();
  const chosen = async () => {
    await type(name.slice(0, 3));
    return page.evaluate(() => document.activeElement?.textContent ?? '');
  };
  await expect.poll(chosen, { timeout: 10_000, interval: 1_200 }).toContain(name);
  await press('Enter');
  await page.getByRole('menu').waitFor({ state: 'detached' });
};

const goTo = async (letter: string, heading: string) => {
  await press('g');
  await press(letter);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
};

test('the palette leads to a customer; a talk, its next step and a note are written', async () => {
  await press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await type('zenith');
  await page.getByRole('option', { name: /^Zenith/ }).waitFor();
  await press('Enter');
  await page.getByRole('heading', { name: 'Zenith', level: 1 }).waitFor();
  const dialog = page.getByRole('dialog');
  await press('l');
  await tabTo(dialog.getByLabel(/What was said/));
  await type('They want 40 seats.');
  await tabTo(dialog.getByLabel(/Next step/));
  await type('Send the offer');
  await tabTo(dialog.getByRole('button', { name: 'Today' }));
  await press('Enter');
  await press('Control+Enter');
  await page.getByText('They want 40 seats.').first().waitFor();
  await dialog.waitFor({ state: 'detached' });
  await press('n');
  await tabTo(dialog.getByLabel('Internal note'));
  await type('The CFO leaves in March.');
  await press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('The CFO leaves in March.').first().waitFor();
});

test('a task is created, done, taken back and done again', async () => {
  const dialog = page.getByRole('dialog');
  await press('t');
  await tabTo(dialog.getByLabel('Task', { exact: true }));
  await type('Prepare the workshop');
  await press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await tabTo(page.getByRole('tab', { name: 'Timeline' }));
  await press('ArrowRight');
  const box = page.getByRole('checkbox', { name: 'Done: Prepare the workshop' });
  await tabTo(box);
  await press('Space');
  await page.getByRole('region', { name: 'Notifications' }).getByText('Done: Prepare the workshop').waitFor();
  await box.waitFor({ state: 'detached' });
  await press('Control+z');
  await tabTo(box);
  expect(await box.isChecked()).toBe(false);
  await press('Space');
  await box.waitFor({ state: 'detached' });
});

test('a customer is archived, and that is taken back', async () => {
  await tabTo(page.getByRole('button', { name: 'More actions', exact: true }));
  await press('Enter');
  await choose('Archive');
  await page.getByText('This customer is archived').waitFor();
  await press('Control+z');
  await page.getByText('This customer is archived').waitFor({ state: 'detached' });
});

test('the list is narrowed, widened again, and walked beyond its first page', async () => {
  await goTo('c', 'Customers');
  const links = page.getByRole('list', { name: 'Customers' }).getByRole('link');
  await links.first().waitFor();
  await press('/');
  await type('Zenith');
  await expect.poll(() => links.count(), { timeout: 10_000 }).toBe(1);
  await press('Control+a');
  await press('Delete');
  await press('Escape');
  await expect.poll(() => links.count(), { timeout: 10_000 }).toBeGreaterThan(10);
  const walked = async () => {
    await press('j');
    return page.evaluate(() => document.activeElement?.textContent ?? '');
  };
  await expect.poll(walked, { timeout: 30_000, interval: 20 }).toContain(`Firm ${moreThanAPage}`);
  await press('Enter');
  await page.getByRole('heading', { name: `Firm ${moreThanAPage}`, level: 1 }).waitFor();
});

test('a key for a program is created and kept', async () => {
  await goTo('k', 'API keys');
  await tabTo(page.getByRole('button', { name: 'New key' }));
  await press('Enter');
  await tabTo(page.getByRole('dialog').getByLabel('Name'));
  await type('Nightly export');
  await press('Control+Enter');
  await tabTo(page.getByRole('button', { name: 'I have kept it' }));
  await press('Enter');
  await page.getByRole('listitem').filter({ hasText: 'Nightly export' }).waitFor();
});

test('a colleague gets another role, and has the old one again', async () => {
  await goTo('p', 'People');
  const row = page.getByRole('listitem').filter({ hasText: 'Mia Member' });
  await tabTo(row.getByRole('button', { name: /^Actions for/ }));
  await press('Enter');
  await choose('Admin');
  await page.getByText('Mia Member is now Admin').waitFor();
  await row.getByText('Admin', { exact: true }).waitFor();
  await press('Control+z');
  await row.getByText('Member', { exact: true }).waitFor();
});
