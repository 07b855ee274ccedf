import { expect, test } from 'vitest';
import { htmlMail, storeRaw } from '../../backend/src/mail-view/stored-mail.fixture.js';
import { organisationBySlug } from '../../backend/src/platform/db/organisations.js';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { takePictures } from './journey/looks.js';
import { addressOf } from './journey/post.js';

const house = useHouse();
const sentence = 'We will send the signed contract by next week.';
const html = `<h2>Prices for 2027</h2><p>Hello Alice,</p><p>thank you for the call. ${sentence}
  The figures that we talked about:</p><table><tr><th>Plan</th><th>Seats</th><th>Per year</th></tr>
  <tr><td>Team</td><td>25</td><td>12,000 EUR</td></tr><tr><td>Company</td><td>100</td><td>39,500 EUR</td></tr></table>
  <ul><li>Start on 1 January</li><li>Invoice <a href="https://acme.test/invoices/very-long-address-of-an-invoice">as before</a></li></ul>
  <p><img src="https://pictures.acme.test/logo.png" width="120" height="40" alt="ACME Tools"></p><p>Regards<br>Bea</p>
  <blockquote type="cite"><p>On Monday Alice Example wrote:</p><p>Could you send us the prices?</p></blockquote>`;

test('a mail of the thread opened in the panel, with its promise above, is readable at every width', async () => {
  const { runtime } = house.world.server;
  const orgId = (await organisationBySlug(runtime, 'example')) ?? '';
  const raw = htmlMail(html, {
    From: 'Bea Buyer <bea@acme.test>',
    To: `Alice Example <${alice.email}>`,
    Subject: 'Re: Pricing question from ACME',
    Date: new Date().toUTCString(),
    'Message-ID': '<ask-1@acme.test>',
  });
  const content = Buffer.from('Prices');
  const attachments = [{ name: 'Prices for 2027 as agreed on the phone.pdf', type: 'application/pdf', content }];
  await storeRaw(runtime, orgId, { raw, attachments });
  const panel = await openMail(await house.browser(), { hash: addressOf.pricing });
  await panel.tab.page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
  await panel.text(sentence).waitFor({ timeout: 30_000 });
  const row = panel.frame.locator('[data-item]', { hasText: 'Re: Pricing question' });
  await row.locator('[data-row]').first().click();
  const mail = row.frameLocator('[data-mail-frame]');
  await mail.getByRole('heading', { name: 'Prices for 2027' }).waitFor();
  expect(await mail.getByText('Could you send us the prices?').isVisible()).toBe(false);
  await row.getByRole('button', { name: 'Show pictures' }).waitFor();
  await takePictures(panel, 'mail');
});
