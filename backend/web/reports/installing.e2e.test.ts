import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSlug } from '../../seeds/demo/index.js';
import { type DeskWorld, startDeskWorld } from '../../test/desk-world.js';
import { launchChromium, openDesk } from '../desk/open-desk.fixture.js';
import { openReport, read } from './open-reports.fixture.js';

let world: DeskWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  ({ page } = await openDesk(browser, 'about:blank'));
  page.setDefaultTimeout(15_000);
  await openReport(page, `${world.server.url}/reports/`, world.settled);
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

interface Manifest {
  icons: { src: string; sizes: string; type: string; purpose: string }[];
}

test.each(['/desk.webmanifest', '/reports.webmanifest', `/portal/${demoSlug}/manifest.webmanifest`])(
  'every picture that %s names is a PNG of the size it says, also one that may be cut to any shape',
  async (path) => {
    const { icons }: Manifest = await (await page.request.get(`${world.server.url}${path}`)).json();
    const pictures = icons.filter(({ type }) => type === 'image/png');
    for (const { src, sizes } of pictures) {
      const answer = await page.request.get(`${world.server.url}${src}`);
      const bytes = await answer.body();
      expect([src, answer.headers()['content-type'], bytes.subarray(1, 4).toString()]).toEqual([
        src,
        'image/png',
        'PNG',
      ]);
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)].join('x')).toBe(sizes);
    }
    const named = pictures.map(({ sizes, purpose }) => `${purpose} ${sizes}`);
    expect(named).toEqual(
      expect.arrayContaining(['any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512']),
    );
  },
);

test('desk, reports and portal name a picture for a home screen, each its own', async () => {
  const named = async (path: string) => {
    await page.goto(`${world.server.url}${path}`);
    const link = page.locator('link[rel=apple-touch-icon]');
    await link.waitFor({ state: 'attached' });
    const href = (await link.getAttribute('href')) ?? '';
    expect((await page.request.get(`${world.server.url}${href}`)).headers()['content-type']).toBe('image/png');
    return href;
  };
  const all = [await named('/'), await named('/reports/'), await named(`/portal/${demoSlug}`)];
  expect(new Set(all).size).toBe(3);
});

test('the reports can be installed, and open without a network, with nothing kept but their shell', async () => {
  await page.goto(`${world.server.url}/reports/tasks`);
  await read(page);
  const devtools = await page.context().newCDPSession(page);
  expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.context().setOffline(true);
  await page.goto(`${world.server.url}/reports/hours`);
  await page
    .getByText(/server cannot be reached/)
    .first()
    .waitFor();
  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('reports '));
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return caught.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.length).toBeGreaterThan(1);
  expect(kept.filter((path) => !path.startsWith('/reports/'))).toEqual([]);
  await page.context().setOffline(false);
});
