import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contactsOf } from '../seeds/demo/cast/contacts.js';
import { customers } from '../seeds/demo/cast/customers.js';
import { demoSignIns, demoSlug, seedDemo } from '../seeds/demo/index.js';
import { tokenIn } from '../test/portal/portal-world.js';
import { startTestServer } from '../test/server.js';
import { startSmtpSink } from '../test/smtp-sink.js';
import { launchChromium, openDesk } from './desk/open-desk.fixture.js';
import { openReport } from './reports/open-reports.fixture.js';

/** Renews pictures of the README: `PICTURES=1 npx vitest run --config backend/vitest.config.ts --project browser pictures`. */
const wanted = process.env.PICTURES === '1';
const folder = join(import.meta.dirname, '..', 'docs', 'screenshots');
const viewport = { width: 1280, height: 800 };

test.runIf(wanted)('the portal of a customer, and the reports', async () => {
  mkdirSync(folder, { recursive: true });
  const sink = await startSmtpSink();
  const server = await startTestServer({ smtpUrl: sink.url });
  await seedDemo(server.runtime);
  const browser = await launchChromium();
  const alderbrook = customers.find(({ name }) => name === 'Alderbrook Logistics');
  const guest = (alderbrook ? contactsOf(alderbrook) : []).find(({ role }) => role === 'champion');
  const address = guest?.addresses[0] ?? '';
  const { page: portal } = await openDesk(browser, `${server.url}/portal/${demoSlug}`, { viewport });
  await portal.getByRole('textbox').fill(address);
  await portal.keyboard.press('Enter');
  await portal.getByRole('status').waitFor();
  await portal.goto(`${server.url}/portal/${demoSlug}/enter#${tokenIn((await sink.take(address)).text)}`);
  await portal.getByRole('button', { name: 'Go on' }).click();
  await portal.locator('[data-home]').waitFor();
  await portal.getByRole('button', { name: 'Got it' }).click();
  await take(portal, 'portal.png');
  const { page: reports } = await openDesk(browser, 'about:blank', { viewport });
  const miriam = demoSignIns.find(({ email }) => email.startsWith('miriam'));
  await openReport(reports, `${server.url}/reports/`, { email: '', password: '', ...miriam });
  await take(reports, 'reports.png');
  await reports.goto(`${server.url}/reports/activity?range=last_90`);
  await take(reports, 'reports-activity.png');
  expect(await reports.getByRole('heading', { level: 1 }).innerText()).toBe('Activity');
  await browser.close();
  await server.stop();
  await sink.close();
});

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(folder, name) });
}
