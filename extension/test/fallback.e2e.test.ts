import { expect, test } from 'vitest';
import { GmailTab } from './gmail-tab.js';
import { useBench } from './setup.js';

const bench = useBench();
const pricing = '#inbox/FMfcgzQZ18111Pricing';
const dock = '[data-threadline=dock]';

test('where Gmail’s side bar is not to be had, the panel docks beside the page and reads it all the same', async () => {
  const tab = await GmailTab.open(bench.browser, { query: '?broken=sdk', hash: pricing });
  const view = await tab.view((candidate) => candidate.kind === 'thread');
  expect(view).toMatchObject({
    thread: { mailbox: 'alice@example.com', hostThreadId: '18111aaaabbbb01', subject: 'Pricing question from ACME' },
  });
  await tab.panelStandsIn(dock);
  expect(await tab.page.locator(`${dock} [role=status]`).isVisible()).toBe(false);
  await tab.page.close();
});

test('the dock folds to a handle and opens again, by keyboard too', async () => {
  const tab = await GmailTab.open(bench.browser, { query: '?broken=sdk', hash: pricing });
  await tab.panelStandsIn(dock);
  const frame = tab.page.locator(`${dock} iframe`);
  await tab.page.getByRole('button', { name: 'Hide Threadline' }).click();
  await frame.waitFor({ state: 'hidden' });
  await tab.page.getByRole('button', { name: 'Show Threadline' }).press('Enter');
  await frame.waitFor({ state: 'visible' });
  await tab.page.getByRole('button', { name: 'Hide Threadline' }).click();
  await tab.page.locator('header input').press('Alt+KeyT');
  await frame.waitFor({ state: 'visible' });
  await tab.page.close();
});

test('when nothing on the page can be read, a sentence says so and the panel stays', async () => {
  const tab = await GmailTab.open(bench.browser, { query: '?broken=all', hash: pricing });
  await tab.panelStandsIn(dock);
  const notice = tab.page.locator(`${dock} [role=status]`);
  await notice.waitFor({ state: 'visible' });
  expect(await notice.innerText()).toContain('cannot read this Gmail page');
  await tab.goTo('#inbox');
  await notice.waitFor({ state: 'hidden' });
  await tab.page.close();
});

test('selectors from the settings repair reading without a new release', async () => {
  const worker = await bench.browser.serviceWorker();
  const overrides = { threadSubject: ['h2[tabindex="-1"]', 'h2[', 7] };
  await worker.evaluate((value) => chrome.storage.local.set({ 'settings.selectorOverrides': value }), overrides);
  const tab = await GmailTab.open(bench.browser, { query: '?broken=all', hash: pricing });
  const view = await tab.view((candidate) => candidate.kind === 'thread');
  expect(view).toMatchObject({
    thread: { subject: 'Pricing question from ACME', hostThreadId: null, participants: [] },
  });
  await worker.evaluate(() => chrome.storage.local.remove('settings.selectorOverrides'));
  await tab.page.close();
});
