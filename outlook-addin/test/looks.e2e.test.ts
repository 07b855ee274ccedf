import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import type { Shown } from './fake-office.js';
import { look } from './look-at.js';
import { mailFrom, useOutlookHouse } from './outlook-house.js';
import { newReader, OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();
const stranger = { ...mailFrom(0, 'stranger'), from: { emailAddress: 'anna@newco.test', displayName: 'Anna Neu' } };
const carol = { emailAddress: 'carol@globex.test', displayName: 'Carol Client' };

/** What the pane shows, by the text that tells that it is there. */
const states: [string, Shown, string][] = [
  [
    'customer',
    { mail: { ...mailFrom(0, 'look'), subject: `Angebot ${'sehr langer Betreff '.repeat(8)}` } },
    'ACME Tools',
  ],
  ['stranger', { mail: stranger }, 'Create customer'],
  ['today', 'nothing', 'Today'],
  ['compose', { draft: { bodyType: 'html', composeType: 'newMail', to: [carol] } }, 'Globex Mills'],
];

test.each(states)('%s: readable by everybody at 300, 320 and 400 px, light and dark', async (name, shown, text) => {
  const outlook = await OutlookPage.open(house.reader, { shown });
  await outlook.pane.getByText(text).first().waitFor();
  await look(outlook, name);
  await outlook.page.close();
});

test('signed out: readable by everybody, in German as well', async () => {
  const reader = await newReader(house.browser, house.world.server.url, 'de-DE');
  const outlook = await OutlookPage.open(reader, { shown: { mail: mailFrom(0) } });
  await outlook.pane.getByRole('button', { name: 'Anmelden' }).waitFor();
  await look(outlook, 'signed-out-de');
  await reader.close();
});

test('outside of Outlook, and without Microsoft’s library, a sentence says what to do', async () => {
  const { url } = house.world.server;
  const context = await house.browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.route(/^https:\/\/appsforoffice/, (route) => route.abort());
  await page.goto(`${url}/outlook/`);
  await page.getByText('own library could not be loaded').waitFor();
  await page.unroute(/^https:\/\/appsforoffice/);
  const body = 'globalThis.Office = { onReady: async () => ({ host: null, platform: null }) };';
  await page.route(/^https:\/\/appsforoffice/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await page.goto(`${url}/outlook/`);
  await page.getByText('Open a mail there and choose Threadline.').waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await context.close();
});
