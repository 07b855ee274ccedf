import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildFolder } from './browser.js';
import { useBench } from './setup.js';

const bench = useBench();

interface Manifest {
  name: string;
  permissions: string[];
  icons: Record<string, string>;
  web_accessible_resources: unknown[];
}

test('the build loads in Chromium under the id that its key fixes', async () => {
  const worker = await bench.browser.serviceWorker();
  expect(bench.browser.extensionId).toBe('peiclflileenckjjcnbllbiiegleflcb');
  expect(await worker.evaluate(() => chrome.runtime.getManifest().name)).toBe('Threadline');
  const redirect = await worker.evaluate(() => chrome.identity.getRedirectURL('signin'));
  expect(redirect).toBe('https://peiclflileenckjjcnbllbiiegleflcb.chromiumapp.org/signin');
});

test('the manifest asks for three permissions and opens the panel alone, to Gmail alone', () => {
  const manifest = JSON.parse(readFileSync(join(buildFolder, 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest.permissions).toEqual(['storage', 'scripting', 'identity']);
  expect(manifest.web_accessible_resources).toEqual([
    { resources: ['tabs/panel.html'], matches: ['https://mail.google.com/*'], use_dynamic_url: true },
  ]);
  for (const icon of Object.values(manifest.icons)) expect(existsSync(join(buildFolder, icon))).toBe(true);
});

test('the panel’s parts share one copy of what holds its state', () => {
  const scripts = readdirSync(buildFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const copies = scripts.filter((name) => readFileSync(join(buildFolder, name), 'utf8').includes('No QueryClient set'));
  expect(copies).toHaveLength(1);
});

test('the panel’s text has the size that its styles give it', async () => {
  const page = await bench.browser.context.newPage();
  await page.goto(`chrome-extension://${bench.browser.extensionId}/tabs/panel.html`);
  await page.waitForFunction(() => document.documentElement.dataset.density === 'panel');
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('13px');
  await page.close();
});

test('content scripts have no way to the extension’s storage', async () => {
  const page = await bench.browser.context.newPage();
  await page.goto('https://mail.google.com/mail/u/0/');
  const worker = await bench.browser.serviceWorker();
  const seen = await worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({ url: 'https://mail.google.com/*' });
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tabs[0]?.id ?? -1 },
      func: () =>
        chrome.storage.local.get(null).then(
          () => 'open',
          () => 'shut',
        ),
    });
    return frame?.result;
  });
  expect(seen).toBe('shut');
  await page.close();
});
