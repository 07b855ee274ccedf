import { expect, test } from 'vitest';
import { GmailTab } from './gmail-tab.js';
import { useBench } from './setup.js';

const bench = useBench();

test('after an update of the extension the Gmail tab says that it wants a reload', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox/FMfcgzQZ18111Pricing' });
  await tab.panelStandsIn('.addon_sidebar');
  const worker = await bench.browser.serviceWorker();
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  const notice = tab.page.locator('[data-threadline=dock] [role=status]').first();
  await notice.waitFor({ state: 'visible', timeout: 30_000 });
  expect(await notice.innerText()).toContain('Reload this Gmail page');
});
