import { beforeAll, expect, test } from 'vitest';
import { storeRaw } from '../../backend/src/mail-view/stored-mail.fixture.js';
import { organisationBySlug } from '../../backend/src/platform/db/organisations.js';
import type { TestBrowser } from './browser.js';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, signInToDesk, useHouse } from './journey/house.js';
import { expectGoodLooks } from './journey/looks.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
const attendees = [
  ['Bea Buyer', 'bea@acme.test', 'ACCEPTED'],
  ['Bo Builder', 'bo@acme.test', 'ACCEPTED'],
  ['Max Maker', 'max@acme.test', 'DECLINED'],
  ['Alice Example', alice.email, 'NEEDS-ACTION'],
];
let browser: TestBrowser;
let panel: SidePanel;

/** An invitation of Bea's, as calendars send it: whole for a new meeting, or what has become of it. */
function invitation({ uid, title, method = 'REQUEST' }: { uid: string; title: string; method?: string }): string {
  const people = attendees.map(([name, address, said]) => `ATTENDEE;CN=${name};PARTSTAT=${said}:mailto:${address}`);
  const calendar = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//test//EN', `METHOD:${method}`, 'BEGIN:VEVENT'],
    ...[`UID:${uid}@acme.test`, `SEQUENCE:${method === 'CANCEL' ? 1 : 0}`, 'DTSTAMP:20260301T090000Z'],
    ...['DTSTART:20300401T100000Z', 'DTEND:20300401T110000Z', `SUMMARY:${title}`, 'LOCATION:Room 1'],
    ...[method === 'CANCEL' ? 'STATUS:CANCELLED' : 'STATUS:CONFIRMED', 'ORGANIZER;CN=Bea Buyer:mailto:bea@acme.test'],
    ...[...people, 'END:VEVENT', 'END:VCALENDAR', ''],
  ];
  const head = [
    ...['From: Bea Buyer <bea@acme.test>', `To: ${alice.email}`, `Subject: ${title}`, 'MIME-Version: 1.0'],
    ...[`Message-ID: <${uid}-${method}@acme.test>`, `Date: ${new Date().toUTCString()}`],
    ...[`Content-Type: text/calendar; charset=utf-8; method=${method}`, '', ''],
  ];
  return [...head, ...calendar].join('\r\n');
}

beforeAll(async () => {
  const { runtime } = house.world.server;
  const orgId = (await organisationBySlug(runtime, 'example')) ?? '';
  const off = { uid: 'review', title: 'Yearly review' };
  const mails = [{ uid: 'kick-off', title: 'Kick-off with the whole team' }, off, { ...off, method: 'CANCEL' }];
  for (const mail of mails) await storeRaw(runtime, orgId, { raw: invitation(mail) });
  browser = await house.browser();
  panel = await openMail(browser, { hash: addressOf.pricing });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
}, 120_000);

test('a meeting stands on the timeline with its time, and opened with its place and who said what', async () => {
  const row = panel.frame.locator('[data-item]', { hasText: 'Kick-off' }).filter({ hasText: 'planned' });
  await row.getByText(/Mon, Apr 1, 2030, 10:00.{1,3}11:00.AM UTC/).waitFor();
  await row.locator('[data-row]').click();
  await row.getByText('Where: Room 1').waitFor();
  const said = await row.innerText();
  expect(said).toContain('Coming: Bea Buyer, Bo Builder');
  expect(said).toContain('Not coming: Max Maker');
  expect(said).toContain('No answer yet: Alice Example');
  const ended = panel.frame.locator('[data-item]', { hasText: 'Yearly review' }).filter({ hasText: 'Cancelled' });
  await ended.first().waitFor();
  expect(await ended.first().locator('s').innerText()).toContain('Apr 1, 2030');
  await expectGoodLooks(panel, 'meeting');
});

test('the desk’s timeline says the same', async () => {
  const desk = await signInToDesk(browser, house.world.server.url, alice.email);
  await desk.goto(`${house.world.server.url}/customers`);
  await desk.getByRole('link', { name: 'ACME Tools' }).first().click();
  await desk.getByRole('tab', { name: 'Timeline' }).click();
  const row = desk.locator('[data-row]', { hasText: 'Kick-off' }).filter({ hasText: 'planned' });
  await row.getByText('Coming: Bea Buyer, Bo Builder').waitFor();
  expect(await row.innerText()).toMatch(/10:00.{1,3}11:00/);
  await desk.screenshot({ path: `${import.meta.dirname}/../../.cache/pictures/looks/meeting-desk.png` });
});
