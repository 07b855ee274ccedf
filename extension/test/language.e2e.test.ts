import { expect, test } from 'vitest';
import { GmailTab } from './gmail-tab.js';
import { useBench } from './setup.js';

const bench = useBench({ locale: 'de-DE' });

test('in a German browser the panel loads its German words, a part of their own, inside Gmail', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox/FMfcgzQZ18111Pricing' });
  await tab.panelStandsIn('.thread_app_sidebar [data-threadline=slot]');
  const panel = await tab.panel();
  await expect.poll(() => panel.evaluate(() => document.body.innerText)).toContain('Anmelden');
  await tab.page.close();
});
