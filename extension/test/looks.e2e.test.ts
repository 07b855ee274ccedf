import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, expect, test } from 'vitest';
import type { TestBrowser } from './browser.js';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
const pictures = join(import.meta.dirname, '..', '..', '.cache', 'pictures', 'looks');
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
  mkdirSync(pictures, { recursive: true });
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

/** As wide as another mail client's place may be, lifted out of the side bar, and in the colours of either theme. */
async function dress(width: number, theme: string): Promise<void> {
  await panel.tab.page.evaluate((pixels) => {
    const frame = document.querySelector<HTMLElement>('iframe[title="Threadline"]');
    if (frame)
      Object.assign(frame.style, { position: 'fixed', right: '0', top: '0', zIndex: '9999', width: `${pixels}px` });
  }, width);
  await panel.frame.evaluate((shown) => {
    document.documentElement.dataset.theme = shown;
  }, theme);
  await panel.frame.locator('.animate-breathe').first().waitFor({ state: 'detached' });
  await panel.frame.waitForFunction((pixels) => innerWidth === pixels, width);
}

/** Of the whole tab only the panel counts: Gmail's own page is Gmail's. */
async function finds(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: panel.tab.page }).include('iframe[title="Threadline"]').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
}

test.each(Object.entries(screens))('%s in Gmail: readable by everybody, nothing cut off', async (name, open) => {
  await open();
  for (const width of [300, 400]) {
    for (const theme of ['light', 'dark']) {
      await dress(width, theme);
      const picture = join(pictures, `${name}-${width}-${theme}.png`);
      await panel.tab.page.locator('iframe[title="Threadline"]').screenshot({ path: picture });
      expect(await finds(), `${width} px, ${theme}`).toEqual([]);
      const beyond = await panel.frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, `${width} px, ${theme}`).toBe(0);
    }
  }
});
