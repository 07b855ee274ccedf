import { beforeAll, expect, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { logTalks } from './journey/furnish.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
let panel: SidePanel;

/** The reply being written, as its reader would see it. */
async function reply(): Promise<string> {
  const body = panel.tab.page.locator('.M9 [g_editable]');
  return (await body.evaluate((element: HTMLElement) => element.innerText)).replaceAll('\u00a0', ' ');
}

beforeAll(async () => {
  await logTalks(house.world, 'ACME Tools', ['They want ten more seats']);
  panel = await openMail(await house.browser(), { hash: addressOf.pricing });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
  await panel.tab.page.locator('.bkH').click();
  await panel.frame.getByRole('heading', { name: 'Canned responses' }).waitFor();
  await panel.tab.page.keyboard.type('Dear Bea, ');
}, 120_000);

/** Alt+T, from where the mail is being written. */
async function intoPanel(): Promise<void> {
  await panel.press('Alt+KeyT');
  await panel.tab.page.waitForFunction(() => document.activeElement?.matches('iframe[title="Threadline"]'));
  await panel.frame.evaluate(() => (document.activeElement as HTMLElement).blur());
}

test('a canned response is written and put into the mail at the cursor, without a mouse', async () => {
  await intoPanel();
  await panel.press('n');
  await panel.tabTo('Name');
  await panel.type('Greeting');
  await panel.tabTo('Text');
  await panel.type('thank you for your mail.');
  await panel.save();
  await panel.frame.getByRole('button', { name: 'Insert Greeting' }).waitFor();
  await panel.press('j', 'Enter');
  await panel.text('Text inserted').waitFor();
  expect(await reply()).toBe('Dear Bea, thank you for your mail.');
});

test('what was last talked about is put into the mail', async () => {
  await panel.tabTo('Insert as summary');
  await panel.press('Enter');
  await expect.poll(reply).toContain('They want ten more seats');
});

test('a canned response is changed by e, deleted by d, and brought back by Ctrl+Z', async () => {
  await intoPanel();
  await panel.press('j', 'e');
  await panel.tabTo('Text');
  await panel.press('Control+a');
  await panel.type('many thanks!');
  await panel.save();
  await panel.text('many thanks!').waitFor();
  await panel.press('j', 'd');
  await panel.frame.getByRole('button', { name: 'Insert Greeting' }).waitFor({ state: 'detached' });
  await panel.press('Control+z');
  await panel.frame.getByRole('button', { name: 'Insert Greeting' }).waitFor();
});
