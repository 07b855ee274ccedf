import { expect, test } from 'vitest';
import { GmailTab } from './gmail-tab.js';
import { useBench } from './setup.js';

const bench = useBench();
const pricing = '#inbox/FMfcgzQZ18111Pricing';
const sideBar = '.addon_sidebar [data-threadline=slot]';
const place = 'threadline.place';

/** Notes in the page whether the panel ever stood on screen before the side bar had it. */
async function watchWaiting({ page }: GmailTab): Promise<void> {
  await page.addInitScript(() => {
    const look = () => {
      const waiting = document.querySelector('[data-threadline=parking]:not([inert]) iframe');
      const { left = -1, width = 0 } = waiting?.getBoundingClientRect() ?? {};
      if (left >= 0 && width >= 200) document.documentElement.dataset.waitedOnScreen = 'yes';
    };
    const options = { subtree: true, childList: true, attributes: true, attributeFilter: ['style'] };
    new MutationObserver(look).observe(document, options);
  });
}

const waited = ({ page }: GmailTab) => page.evaluate(() => document.documentElement.dataset.waitedOnScreen === 'yes');
const kept = ({ page }: GmailTab) => page.evaluate((key) => localStorage.getItem(key), place);

test('a conversation that stands open at a reload has its panel where it last stood, before the side bar is there', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  await tab.panelStandsIn(sideBar);
  await expect.poll(() => kept(tab)).not.toBeNull();
  await watchWaiting(tab);
  await tab.page.reload();
  await tab.panelStandsIn(sideBar);
  expect(await waited(tab)).toBe(true);
  // What held the panel must not lie over the side bar afterwards.
  expect(await tab.page.locator('[data-threadline=parking]').getAttribute('inert')).not.toBeNull();
  await tab.page.close();
});

test('a panel that the reader has closed keeps out of sight at the next reload', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  await tab.panelStandsIn(sideBar);
  await expect.poll(() => kept(tab)).not.toBeNull();
  await tab.page.locator('.sidebar_thread_iconArea button').click();
  await tab.page.locator('iframe[title="Threadline"]').waitFor({ state: 'hidden' });
  await expect.poll(() => kept(tab)).toBeNull();
  await watchWaiting(tab);
  await tab.page.reload();
  await tab.view();
  expect(await waited(tab)).toBe(false);
  await tab.page.close();
});

test('no conversation, no panel over the list: the page’s storage cannot put it there', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox' });
  await tab.page.evaluate((key) => localStorage.setItem(key, '{"top":64,"right":0,"width":320}'), place);
  await watchWaiting(tab);
  await tab.page.reload();
  await tab.view();
  expect(await waited(tab)).toBe(false);
  await tab.page.close();
});
