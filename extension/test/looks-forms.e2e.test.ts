import { beforeAll, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { logTalks } from './journey/furnish.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { expectGoodLooks } from './journey/looks.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
let panel: SidePanel;

beforeAll(async () => {
  await logTalks(house.world, 'ACME Tools', ['They want ten more seats, and a word about the price of the last year.']);
  panel = await openMail(await house.browser(), { hash: addressOf.pricing });
  await panel.tab.page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
}, 120_000);

/** What opens over or within the customer's screen; each leaves the screen as it was. */
const dialogs: Record<string, { open: () => Promise<void>; close: () => Promise<void> }> = {
  'link-menu': {
    open: async () => {
      await panel.enter();
      await panel.press('c');
      await panel.frame.getByRole('button', { name: 'Change to another customer' }).waitFor();
    },
    close: () => panel.press('Escape'),
  },
  'link-picker': {
    open: async () => {
      await panel.enter();
      await panel.press('c');
      await panel.tabTo('Change to another customer');
      await panel.press('Enter');
      await panel.frame.getByRole('combobox').press('ArrowDown');
      await panel.frame.getByRole('option').first().waitFor();
    },
    close: () => panel.press('Escape', 'Escape'),
  },
  log: {
    open: async () => {
      await panel.begin('l', 'We spoke about the price');
      await panel.frame.getByText('Agree on a next step').click();
      await panel.frame.getByLabel('Next step', { exact: true }).fill('Ask for a decision');
    },
    close: async () => {
      await panel.save();
      await panel.settled();
      await panel.frame.getByRole('checkbox', { name: 'Complete: Ask for a decision' }).waitFor();
    },
  },
  'complete-follow-up': {
    open: async () => {
      await panel.walkTo('Ask for a decision');
      await panel.press('x');
      await panel.tabTo('Next step');
      await panel.type('Send the contract');
      await panel.frame.getByLabel('Due').waitFor();
    },
    close: () => panel.press('Escape'),
  },
  keys: {
    open: async () => {
      await panel.enter();
      await panel.press('?');
      await panel.frame.getByRole('dialog').waitFor();
    },
    close: () => panel.press('Escape'),
  },
};

test.each(Object.entries(dialogs))('%s: readable by everybody, nothing cut off', async (name, { open, close }) => {
  await open();
  await expectGoodLooks(panel, name);
  await close();
});

test('while a mail is written: readable by everybody, nothing cut off', async () => {
  await panel.tab.page.locator('.bkH').evaluate((reply: HTMLElement) => reply.click());
  await panel.frame.getByRole('button', { name: 'Insert as summary' }).waitFor();
  await panel.frame.getByRole('button', { name: 'New canned response' }).click();
  await panel.frame.getByLabel('Name').fill('Greeting');
  await panel.frame.getByLabel('Text', { exact: true }).fill('Thank you for your mail.');
  await expectGoodLooks(panel, 'compose-form');
  await panel.frame.getByLabel('Name').press('Control+Enter');
  await panel.frame.getByRole('button', { name: 'Insert Greeting' }).waitFor();
  await expectGoodLooks(panel, 'compose');
});
