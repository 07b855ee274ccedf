import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contactsOf } from '../../backend/seeds/demo/cast/contacts.js';
import { customers } from '../../backend/seeds/demo/cast/customers.js';
import { demoSignIns, seedDemo } from '../../backend/seeds/demo/index.js';
import { startTestServer } from '../../backend/test/server.js';
import { launchBrowser } from './browser.js';
import type { FakeMailbox, FakePerson } from './fake-gmail/mailboxes.js';
import { startFakeGmail } from './fake-gmail/server.js';
import { openMail, signIn } from './journey/house.js';

/** Renews the pictures of the README: `PICTURES=1 npx vitest run --config backend/vitest.config.ts --project browser extension/test/pictures`. */
const wanted = process.env.PICTURES === '1';
const folder = join(import.meta.dirname, '..', '..', 'backend', 'docs', 'screenshots');
const dana: FakePerson = { name: 'Dana Whitfield', email: 'dana@demo.test' };

test.runIf(wanted)('the panel beside a mail, and the customer’s page on the desk', async () => {
  mkdirSync(folder, { recursive: true });
  const server = await startTestServer();
  await seedDemo(server.runtime);
  const gmail = await startFakeGmail([mailboxOfDana()]);
  const browser = await launchBrowser({ gmailPort: gmail.port, backendUrl: server.url });
  const panel = await openMail(browser, { hash: '#inbox/FMfcgzQZ18700Letter' });
  await panel.tab.page.setViewportSize({ width: 1280, height: 800 });
  await signIn(panel, { email: dana.email, password: demoSignIns[0]?.password ?? '' });
  await panel.customer('Alderbrook Logistics').waitFor();
  await panel.frame.locator('.animate-breathe').first().waitFor({ state: 'detached' });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await panel.tab.page.screenshot({ path: join(folder, 'panel-in-gmail.png') });
  const address = await panel.customer('Alderbrook Logistics').locator('a').getAttribute('href');
  const desk = await browser.context.newPage();
  await desk.setViewportSize({ width: 1280, height: 800 });
  await desk.goto(address ?? '');
  await desk.getByRole('heading', { level: 1, name: 'Alderbrook Logistics' }).waitFor();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await desk.screenshot({ path: join(folder, 'desk-customer.png') });
  expect(address).toContain('/customers/');
  await browser.close();
  await gmail.close();
  await server.stop();
});

function mailboxOfDana(): FakeMailbox {
  const alderbrook = customers.find(({ name }) => name === 'Alderbrook Logistics');
  const contacts = alderbrook ? contactsOf(alderbrook) : [];
  const [champion = dana, sponsor = dana] = ['champion', 'executive_sponsor'].map((role) => {
    const found = contacts.find((contact) => contact.role === role);
    return { name: found?.name ?? '', email: found?.addresses[0] ?? '' };
  });
  const first = 'FMfcgzQZ18700Letter';
  const message = (index: number, from: FakePerson, to: FakePerson, body: string) => ({
    ...{ permId: `msg-f:1870000000000000${index}`, legacyId: `18700aaaabbbb0${index}` },
    ...{ messageId: `ten-sites-${index}@alderbrook.example`, from, to: [to], cc: [sponsor], body },
  });
  const messages = [
    message(1, champion, dana, firstLetter(champion)),
    message(2, dana, champion, answer(champion)),
    message(3, champion, dana, lastLetter(champion)),
  ];
  const ids = { permId: 'thread-f:1870000000000001', legacyId: '18700aaaabbbb01' };
  return {
    owner: dana,
    ik: 'fakeik0000',
    threads: [{ routeId: first, ...ids, subject: 'Ten sites, one contract', messages }],
  };
}

const nameOf = ({ name }: FakePerson) => name.split(' ')[0] ?? '';

const firstLetter = (from: FakePerson) =>
  `Hi Dana,\n\nthe board has approved the tenth warehouse. It opens in the second quarter, and we would like the shift \
hand-over to run there from the first day.\n\nCan we bring all ten sites under one contract?\n\n${nameOf(from)}`;
const answer = (to: FakePerson) =>
  `Hi ${nameOf(to)},\n\ncongratulations, that is great news! Yes, we can: I am preparing one offer for all ten sites, with \
the renewal brought forward.\n\nHow many people will work a shift at the new site?\n\nDana`;
const lastLetter = (from: FakePerson) =>
  `About sixty, in three shifts. Thursday would be perfect for the offer, our steering group meets on Friday morning.\n\n${nameOf(from)}`;
