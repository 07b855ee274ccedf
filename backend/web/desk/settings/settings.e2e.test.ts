import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxWorld, startInboxWorld } from '../../../test/inbox-world.js';
import { launchChromium, openDesk, signIn } from '../open-desk.fixture.js';

let world: InboxWorld;
let browser: Browser;

beforeAll(async () => {
  world = await startInboxWorld([{ name: 'Mia Member', email: 'mia@example.com' }], []);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

async function addressesOf(page: Page): Promise<string[]> {
  await page.goto(`${world.server.url}/settings`);
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  const links = page.getByRole('main').getByRole('listitem').getByRole('link');
  return links.evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).pathname));
}

test('a member finds what is theirs, and the page of one group leads back to all', async () => {
  const { page } = await openDesk(browser, world.server.url);
  await signIn(page, 'mia@example.com');
  const addresses = await addressesOf(page);
  expect(addresses).toContain('/api-keys');
  for (const notTheirs of ['/mail-outbox', '/branding', '/access']) expect(addresses).not.toContain(notTheirs);
  await page.getByRole('main').getByRole('link', { name: 'API keys' }).click();
  await page.getByRole('heading', { name: 'API keys', level: 1 }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await page.goto(`${world.server.url}/access`);
  await page.getByText('You may not see this').waitFor();
  await page.context().close();
});
