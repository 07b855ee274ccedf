import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { storeRaw } from '../../backend/src/mail-view/stored-mail.fixture.js';
import { organisationBySlug } from '../../backend/src/platform/db/organisations.js';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { takePictures } from './journey/looks.js';
import { addressOf, journeyMailboxes, letter } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const pat = { name: 'Pat Free', email: 'pat@freelancer.test' };

const house = useHouse({ mailboxes: mailboxesWithPat });
let panel: SidePanel;

beforeAll(async () => {
  const { runtime } = house.world.server;
  const orgId = (await organisationBySlug(runtime, 'example')) ?? '';
  const writers = ['maria@quillfern-works.io', 'otto@quillfern-works.io', pat.email];
  for (const writer of writers) await storeRaw(runtime, orgId, { raw: letterOf(writer) });
  panel = await openMail(await house.browser(), { hash: addressOf.stranger });
  await panel.tab.page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(panel, alice.email);
}, 120_000);

test('a customer created from a mail is told of older mails of its domain, which the desk offers to link', async () => {
  await panel.frame.getByRole('button', { name: 'Create customer' }).click();
  await panel.frame.getByLabel('Name of the customer').fill('Quillfern');
  await panel.frame.getByLabel('Name of the customer').press('Control+Enter');
  await panel.text('2 older conversations with quillfern-works.io fit too').waitFor();
  const look = panel.frame.getByRole('button', { name: 'Look at them' });
  await look.focus();
  await takePictures(panel, 'older-mail');
  const opened = panel.tab.page.context().waitForEvent('page');
  await look.click();
  const desk: Page = await opened;
  await desk.getByText('2 older conversations match quillfern-works.io.').waitFor();
  await desk.getByRole('button', { name: 'Look at them' }).waitFor();
  expect(new URL(desk.url()).pathname).toBe('/linking');
});

test('whoever is always to go to a customer is told of older mails of the same sender', async () => {
  await panel.tab.goTo(addressOf.letter('18701'));
  await panel.frame.getByRole('button', { name: 'Pick a customer' }).click();
  await panel.frame.getByRole('combobox').fill('ACME');
  await panel.frame.getByRole('option', { name: 'ACME Tools' }).click();
  await panel.customer('ACME Tools').waitFor();
  await panel.settled();
  expect(await panel.frame.getByText('older conversation').count()).toBe(0);
  await panel.enter();
  await panel.press('c');
  await panel.frame.getByRole('button', { name: `Always ACME Tools for ${pat.email}` }).click();
  await panel.text(`1 older conversation with ${pat.email} fits too`).waitFor();
});

function mailboxesWithPat() {
  const [first, ...others] = journeyMailboxes();
  if (!first) throw new Error('There are no mailboxes.');
  return [{ ...first, threads: [...first.threads, letter('18701', 'An offer', pat)] }, ...others];
}

function letterOf(writer: string): string {
  return [
    `From: ${writer}`,
    'To: Support <support@vendor.example>',
    `Subject: Question of ${writer}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <question-1.${writer}>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'How long does the delivery take?',
  ].join('\r\n');
}
