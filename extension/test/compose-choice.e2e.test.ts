import { beforeAll, expect, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { expectGoodLooks } from './journey/looks.js';
import { addressOf, journeyMailboxes, letter } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const bea = { name: 'Bea Buyer', email: 'bea@acme.test' };
const carol = { name: 'Carol Client', email: 'carol@globex.test' };
const stranger = { name: 'Sam Stranger', email: 'sam@never-seen.test' };

const house = useHouse({ mailboxes: mailboxesWithBoth });
let panel: SidePanel;

beforeAll(async () => {
  panel = await openMail(await house.browser(), { hash: addressOf.pricing });
  await panel.tab.page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
}, 120_000);

test('a new mail to people of two customers offers both, and shows the one chosen', async () => {
  await newMail([bea, carol]);
  await panel.frame.getByRole('heading', { name: '2 customers fit these recipients' }).waitFor();
  expect(await panel.frame.getByText('No customer for these recipients yet.').count()).toBe(0);
  await expectGoodLooks(panel, 'compose-choice');
  await panel.frame.getByRole('button', { name: 'Show Globex Mills' }).click();
  await panel.customer('Globex Mills').waitFor();
  await panel.frame.getByText('carol@globex.test is a contact', { exact: true }).waitFor();
  await expectGoodLooks(panel, 'compose-chosen');
  await panel.frame.getByRole('button', { name: 'ACME Tools', exact: true }).click();
  await panel.customer('ACME Tools').waitFor();
  await closeMail();
});

test('a new mail to nobody known, or to colleagues alone, says so', async () => {
  await newMail([stranger]);
  await panel.text('No customer for these recipients yet.').waitFor();
  await closeMail();
  await newMail([{ name: 'Olga Owner', email: 'olga@example.com' }]);
  await panel.text('This mail goes to colleagues only.').waitFor();
  await closeMail();
});

test('a reply in a conversation of two customers links it to the one chosen', async () => {
  await panel.tab.goTo(addressOf.letter('18700'));
  await panel.frame.getByRole('heading', { name: 'Which customer is it?' }).waitFor();
  await panel.tab.page.locator('.bkH').evaluate((reply: HTMLElement) => reply.click());
  await panel.text('Canned responses').waitFor();
  await expectGoodLooks(panel, 'compose-choice-reply');
  await panel.frame.getByRole('button', { name: 'Link to Globex Mills' }).click();
  await panel.customer('Globex Mills').waitFor();
  await panel.settled();
  await panel.tab.page.locator('.M9 .Ha').evaluate((close: HTMLElement) => close.click());
  await panel.text('Canned responses').waitFor({ state: 'detached' });
  await panel.customer('Globex Mills').waitFor();
});

function mailboxesWithBoth() {
  const [first, ...others] = journeyMailboxes();
  if (!first) throw new Error('There are no mailboxes.');
  return [{ ...first, threads: [...first.threads, letter('18700', 'A word to both', bea, carol)] }, ...others];
}

function newMail(to: { name: string; email: string }[]): Promise<void> {
  return panel.tab.page.evaluate((people) => {
    (window as unknown as { openCompose: (to: object[]) => void }).openCompose(people);
  }, to);
}

function closeMail(): Promise<void> {
  return panel.tab.page.locator('.composed .Ha').evaluate((close: HTMLElement) => close.click());
}
