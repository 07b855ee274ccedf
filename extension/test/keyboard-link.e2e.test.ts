import { beforeAll, expect, test } from 'vitest';
import { alice, type FakeMailbox } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf, freshPerson, journeyMailboxes, letter } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const bea = { name: 'Bea Buyer', email: 'bea@acme.test' };
const carol = { name: 'Carol Client', email: 'carol@globex.test' };
const stranger = { name: 'Anna Berg', email: 'anna@quillfern-works.io' };

/** The usual letters, one to people of two customers, and a second one of a person with a customer. */
function mailboxes(): FakeMailbox[] {
  const [hers, his] = journeyMailboxes() as [FakeMailbox, FakeMailbox];
  const letters = [letter('18503', 'Both of us', bea, carol), letter('18504', 'Me again', freshPerson(1))];
  return [{ ...hers, threads: [...hers.threads, ...letters] }, his];
}

const house = useHouse({ mailboxes });
let panel: SidePanel;

const heading = (name: string) => panel.frame.getByRole('heading', { level: 1, name });

async function openMenu(): Promise<void> {
  await panel.enter();
  await panel.press('c');
  await panel.frame.getByRole('button', { name: 'Change to another customer' }).waitFor();
}

async function pick(name: string): Promise<void> {
  await panel.frame.getByRole('combobox').waitFor();
  await panel.type(name);
  await panel.frame.getByRole('option', { name }).waitFor();
  await panel.press('Enter');
}

beforeAll(async () => {
  panel = await openMail(await house.browser(), { hash: addressOf.fresh(0) });
  await signIn(panel, alice.email);
  await panel.customer('Fresh 0').waitFor();
}, 120_000);

test('a wrong customer is unlinked, and Ctrl+Z links it again', async () => {
  await openMenu();
  await panel.tabTo('Not Fresh 0');
  await panel.press('Enter');
  await heading('We don’t know person@fresh-0.test').waitFor();
  await panel.press('Control+z');
  await panel.customer('Fresh 0').waitFor();
  await panel.settled();
  await panel.reload();
  await panel.customer('Fresh 0').waitFor();
});

test('a mail also concerns another customer, and the keyboard goes from one to the other', async () => {
  await openMenu();
  await panel.tabTo('Also concerns another customer');
  await panel.press('Enter');
  await pick('Initech Paper');
  const others = panel.frame.getByRole('navigation', { name: 'This conversation concerns 2 customers' });
  await others.waitFor();
  await panel.enter();
  await panel.tabTo('Initech Paper');
  await panel.press('Enter');
  await panel.customer('Initech Paper').waitFor();
  await panel.enter();
  await panel.tabTo('Fresh 0');
  await panel.press('Enter');
  await panel.customer('Fresh 0').waitFor();
});

test('“always” sends the next mail of this sender to the same customer', async () => {
  await panel.tab.goTo(addressOf.fresh(1));
  await panel.customer('Fresh 1').waitFor();
  await openMenu();
  await panel.press('Enter');
  await pick('Initech Paper');
  await panel.customer('Initech Paper').waitFor();
  await panel.settled();
  await openMenu();
  await panel.tabTo('Always Initech Paper for person@fresh-1.test');
  await panel.press('Enter');
  await panel.settled();
  await panel.tab.goTo(addressOf.letter('18504'));
  await panel.customer('Initech Paper').waitFor();
  await panel.text('Linked: a rule for person@fresh-1.test').waitFor();
});

test('one of several candidates is chosen', async () => {
  await panel.tab.goTo(addressOf.letter('18503'));
  await heading('Which customer is it?').waitFor();
  await panel.walkTo('Globex Mills');
  await panel.press('Enter');
  await panel.customer('Globex Mills').waitFor();
  await panel.text('Linked: Alice Example chose it').waitFor();
});

test('where nobody is known, the customer is created from what the mail tells', async () => {
  await panel.tab.goTo(addressOf.stranger);
  await heading(`We don’t know ${stranger.email}`).waitFor();
  await panel.enter();
  await panel.tabTo('Create customer');
  await panel.press('Enter');
  await panel.tabTo('Name of the customer');
  await panel.press('Control+a');
  await panel.type('Quillfern Works');
  await panel.tabTo('Contact');
  expect(await panel.frame.locator('form input').last().inputValue()).toBe(stranger.name);
  await panel.press('Control+Enter');
  await panel.customer('Quillfern Works').waitFor();
  await panel.text(`Linked: ${stranger.email} is a contact`).waitFor();
});
