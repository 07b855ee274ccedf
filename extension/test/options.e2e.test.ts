import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { useBench } from './setup.js';

const bench = useBench();

async function openOptions() {
  const page = await bench.browser.context.newPage();
  await page.goto(`chrome-extension://${bench.browser.extensionId}/options.html`);
  await page.getByLabel('Server address').waitFor();
  return page;
}

test('the options show the server address and refuse one that cannot be used', async () => {
  const page = await openOptions();
  const field = page.getByLabel('Server address');
  await expect.poll(() => field.inputValue()).toBe('http://localhost:4780');
  await field.fill('http://example.com');
  await field.press('Enter');
  await expect.poll(() => page.getByRole('status').innerText()).toContain('no usable address');
  const stored = await page.evaluate(
    async () => (await chrome.storage.local.get('settings.backendUrl'))['settings.backendUrl'],
  );
  expect(stored).toBe('http://localhost:4780');
  await page.close();
});

test('saving an address that Chrome may reach stores it and forgets tokens of the old server', async () => {
  const page = await openOptions();
  await page.evaluate(() => chrome.storage.local.set({ 'auth.refreshToken': { backendUrl: 'x', token: 'old' } }));
  await page.getByLabel('Server address').fill('http://localhost:4780/');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.getByRole('status').innerText()).toContain('Saved');
  const kept = await page.evaluate(() => chrome.storage.local.get(null));
  expect(kept).toEqual({ 'settings.backendUrl': 'http://localhost:4780' });
  await page.close();
});

test('the options page has no accessibility violation, light or dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await openOptions();
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => violation.id)).toEqual([]);
    await page.close();
  }
});
