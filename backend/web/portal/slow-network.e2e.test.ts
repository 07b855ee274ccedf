import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { fullPortal } from './full-portal.fixture.js';

// Chromium's own "Slow 4G": 1.6 Mbit/s less a tenth, 150 ms of round trip times 3.75.
const slow4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const visits = 5;

const portal = fullPortal();

test('on a slow phone and network the home page asks once, before any script has come; the time is printed', async () => {
  const { page } = await portal.signedIn();
  const storageState = await page.context().storageState();
  const cookiesOnly = { cookies: storageState.cookies, origins: [] };
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const { milliseconds, asked } = await visitSlowly(cookiesOnly);
    expect(asked).toHaveLength(1);
    times.push(milliseconds);
  }
  times.sort((one, other) => one - other);
  const seconds = times.map((time) => (time / 1000).toFixed(2)).join(', ');
  process.stdout.write(`portal: home usable on slow 4G with 4 × CPU slowdown after ${seconds} s\n`);
  await page.context().close();
});

/** A first visit with an empty cache; answers when the home page could be used, and what it had asked by then. */
async function visitSlowly(storageState: NonNullable<BrowserContextOptions['storageState']>) {
  const context = await portal.browser.newContext({
    viewport: { width: 375, height: 780 },
    storageState,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[data-home] button')) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('usable')));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto(portal.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  const told = await page.evaluate(() => {
    const milliseconds = performance.getEntriesByName('usable')[0]?.startTime ?? 0;
    const asked = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => /visit\.home/.test(name) && startTime < milliseconds);
    return { milliseconds, asked: asked.map(({ name }) => name) };
  });
  await context.close();
  return told;
}
