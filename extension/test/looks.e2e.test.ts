import { beforeAll, test } from 'vitest';
import type { TestBrowser } from './browser.js';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { expectGoodLooks } from './journey/looks.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
let browser: TestBrowser;
let panel: SidePanel;

const screens: Record<string, () => Promise<void>> = {
  customer: async () => {
    await panel.tab.goTo(addressOf.invoice);
    await panel.customer('Globex Mills').waitFor();
  },
  unknown: async () => {
    await panel.tab.goTo(addressOf.stranger);
    await panel.frame.getByRole('heading', { name: 'We don’t know anna@quillfern-works.io' }).waitFor();
  },
  several: async () => {
    await panel.tab.goTo(addressOf.pricing);
    await panel.frame.getByRole('button', { name: 'Globex Mills' }).waitFor();
  },
  today: async () => {
    await panel.tab.goTo('#inbox');
    await panel.tab.page.locator('header input').press('Alt+KeyT');
    await panel.frame.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  },
};

beforeAll(async () => {
  browser = await house.browser();
  panel = await openMail(browser, { hash: addressOf.pricing });
  await panel.tab.page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
  await panel.enter();
  await panel.press('c');
  await panel.frame.getByRole('button', { name: 'Also concerns another customer' }).click();
  await panel.frame.getByRole('combobox').fill('Globex');
  await panel.frame.getByRole('option', { name: 'Globex Mills' }).click();
  await panel.frame.getByRole('button', { name: 'Globex Mills' }).waitFor();
  await panel.settled();
}, 120_000);

test.each(Object.entries(screens))('%s in Gmail: readable by everybody, nothing cut off', async (name, open) => {
  await open();
  await expectGoodLooks(panel, name);
});
