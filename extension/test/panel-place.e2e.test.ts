import { expect, test } from 'vitest';
import { GmailTab } from './gmail-tab.js';
import { useBench } from './setup.js';

const bench = useBench();
const pricing = '#inbox/FMfcgzQZ18111Pricing';
const invoice = '#inbox/FMfcgzQZ18222Invoice';
const sideBar = '.addon_sidebar [data-threadline=slot]';

test('the panel moves between conversations without loading again', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox' });
  await tab.view();
  const panel = await tab.panel();
  await panel.evaluate(() => document.body.setAttribute('data-first', 'yes'));
  for (const hash of [pricing, invoice, pricing]) {
    await tab.goTo(hash);
    await tab.panelStandsIn(sideBar);
    await tab.goTo('#inbox');
    await tab.view((view) => view.kind === 'none');
  }
  await tab.goTo(invoice);
  await tab.panelStandsIn(sideBar);
  expect(await (await tab.panel()).evaluate(() => document.body.getAttribute('data-first'))).toBe('yes');
  expect(tab.page.frames().filter((frame) => frame.url().endsWith('/tabs/panel.html'))).toHaveLength(1);
  await tab.page.close();
});

test('a panel that the page has thrown out is loaded again and told the conversation', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox' });
  await tab.view();
  const panel = await tab.panel();
  await panel.waitForLoadState();
  await panel.evaluate(() => document.body.setAttribute('data-first', 'yes'));
  await tab.page.evaluate(() => document.querySelector('[data-threadline=parking]')?.replaceChildren());
  await tab.goTo(invoice);
  await tab.panelStandsIn(sideBar);
  await expect
    .poll(async () => (await tab.panel()).evaluate(() => document.body.getAttribute('data-first')))
    .toBeNull();
  expect((await tab.view((view) => view.kind === 'thread')).kind).toBe('thread');
  await tab.page.close();
});

test('Alt+T goes to the panel and Escape comes back to where the reader was', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  await tab.panelStandsIn(sideBar);
  await tab.page.locator('header input').focus();
  const focused = () => tab.page.evaluate(() => document.activeElement?.tagName);
  await tab.page.keyboard.press('Alt+KeyT');
  await expect.poll(focused).toBe('IFRAME');
  await expect.poll(async () => (await tab.panel()).evaluate(() => document.hasFocus())).toBe(true);
  await tab.page.keyboard.press('Escape');
  await expect.poll(focused).toBe('INPUT');
  await tab.page.close();
});

test('with no conversation open the panel stands where its icon opens it, and Alt+T opens it too', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox' });
  await tab.view();
  await tab.page.locator('.sidebar_global_iconArea button').waitFor();
  await tab.page.locator('header input').press('Alt+KeyT');
  await tab.panelStandsIn('.global_app_sidebar [data-threadline=slot]');
  await expect.poll(() => tab.page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  await tab.goTo(pricing);
  await tab.panelStandsIn('.thread_app_sidebar [data-threadline=slot]');
  await tab.goTo('#inbox');
  await tab.panelStandsIn('.global_app_sidebar [data-threadline=slot]');
  await tab.page.locator('.sidebar_global_iconArea button').click();
  await tab.page.locator('[data-threadline=parking] iframe').waitFor({ state: 'attached' });
  await tab.page.close();
});

test('the panel learns whether Gmail is dark', async () => {
  for (const [query, theme] of [
    ['?theme=dark', 'dark'],
    ['', 'light'],
  ] as const) {
    const tab = await GmailTab.open(bench.browser, { query, hash: pricing });
    await expect.poll(() => tab.theme()).toBe(theme);
    await tab.page.close();
  }
});

test.each(['?theme=dark', ''])('behind the panel and below it stands Gmail’s own ground (%s)', async (query) => {
  const tab = await GmailTab.open(bench.browser, { query, hash: pricing });
  await tab.panelStandsIn(sideBar);
  const behind = await tab.page.locator('.thread_app_sidebar [data-threadline=slot]').evaluate((slot) => {
    const grounds: string[] = [];
    for (let around = slot.parentElement; around; around = around.parentElement) {
      const { backgroundColor } = getComputedStyle(around);
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') grounds.push(around.matches('.aUx') ? 'side bar' : backgroundColor);
    }
    return { ground: grounds[0], foot: getComputedStyle(slot.parentElement ?? slot).marginBottom };
  });
  expect(behind).toEqual({ ground: 'side bar', foot: '0px' });
  await tab.page.close();
});

test('Gmail’s own page can neither fetch the extension’s files nor move the panel about by messages', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  await tab.panelStandsIn(sideBar);
  const reached = await tab.page.evaluate(async (id) => {
    const paths = ['manifest.json', 'pageWorld.js', 'options.html', 'tabs/panel.html'];
    const answers = await Promise.allSettled(paths.map((path) => fetch(`chrome-extension://${id}/${path}`)));
    return answers.filter((answer) => answer.status === 'fulfilled').length;
  }, bench.browser.extensionId);
  expect(reached).toBe(0);
  const frame = tab.page.locator('iframe[title="Threadline"]');
  const height = await frame.evaluate((element: HTMLElement) => element.style.height);
  await tab.page.evaluate(() => window.postMessage({ threadline: 'height', pixels: 9 }, '*'));
  await tab.view();
  expect(await frame.evaluate((element: HTMLElement) => element.style.height)).toBe(height);
  await tab.page.close();
});
