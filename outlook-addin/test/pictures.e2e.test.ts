import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contactsOf } from '../../backend/seeds/demo/cast/contacts.js';
import { customers } from '../../backend/seeds/demo/cast/customers.js';
import { demoSignIns, seedDemo } from '../../backend/seeds/demo/index.js';
import { startTestServer } from '../../backend/test/server.js';
import { letterPage } from './letter-page.js';
import { signIn } from './outlook-house.js';
import { launchBrowser, newReader, OutlookPage } from './outlook-page.js';

/** Renews a picture of the README: `PICTURES=1 npx vitest run --config backend/vitest.config.ts --project browser pictures`. */
const wanted = process.env.PICTURES === '1';
const folder = join(import.meta.dirname, '..', '..', 'backend', 'docs', 'screenshots');
const dana = { emailAddress: 'dana@demo.test', displayName: 'Dana Whitfield' };
const subject = 'Ten sites, one contract';
const text = `Hi Dana,

about sixty people, in three shifts. Thursday would be perfect for the offer: our steering group meets on Friday \
morning.

Could you also bring a word on how the hand-over between shifts works when two sites share one team? That question \
will come.`;

test.runIf(wanted)('the panel beside a mail in Outlook', async () => {
  mkdirSync(folder, { recursive: true });
  const server = await startTestServer();
  await seedDemo(server.runtime);
  const alderbrook = customers.find(({ name }) => name === 'Alderbrook Logistics');
  const writer = (alderbrook ? contactsOf(alderbrook) : []).find(({ role }) => role === 'champion');
  const from = { emailAddress: writer?.addresses[0] ?? '', displayName: writer?.name ?? '' };
  const browser = await launchBrowser();
  const reader = await newReader(browser, server.url);
  const letter = { subject, from: from.displayName, to: dana.displayName, sentAt: '09:12', text, others };
  await reader.route(/^https:\/\/outlook\.office\.com\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: letterPage(server.url, letter) }),
  );
  const mail = { messageId: 'ten-sites-3@alderbrook.example', conversationId: 'ten-sites', subject, from, to: [dana] };
  const office = { reader: dana.emailAddress };
  const outlook = await OutlookPage.open(reader, { width: 340, office, shown: { mail } });
  await outlook.page.setViewportSize({ width: 1280, height: 800 });
  await signIn(outlook, { email: dana.emailAddress, password: demoSignIns[0]?.password ?? '' });
  await outlook.customer('Alderbrook Logistics').waitFor();
  await outlook.pane.locator('.animate-breathe').first().waitFor({ state: 'detached' });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await outlook.page.screenshot({ path: join(folder, 'panel-in-outlook.png') });
  expect(await outlook.pane.getByText('Linked:').count()).toBe(1);
  await browser.close();
  await server.stop();
});

const others = [
  { from: 'Ben Okafor', subject: 'Limits of the API for ten sites', at: '08:47' },
  { from: 'Rosalind Hale', subject: 'Minutes of the kick-off', at: 'Fri' },
  { from: 'Miriam Falk', subject: 'Renewals of the next quarter', at: 'Fri' },
  { from: 'Kieran Marsh', subject: 'Who joins the training on Tuesday?', at: 'Thu' },
];
