import { expect, test } from 'vitest';
import type { TestBrowser } from './browser.js';
import { alice, bob } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();

async function signedIn(browser: TestBrowser, hash: string): Promise<SidePanel> {
  const panel = await openMail(browser, { hash });
  await signIn(panel, alice.email);
  return panel;
}

test('where InboxSDK fails, the same panel with the same customer docks beside the page', async () => {
  const browser = await house.browser();
  const panel = await signedIn(browser, addressOf.pricing);
  await panel.customer('ACME Tools').waitFor();
  const docked = await openMail(browser, { query: '?broken=sdk', hash: addressOf.pricing });
  await docked.customer('ACME Tools').waitFor();
  await docked.text('Linked: bea@acme.test is a contact').waitFor();
  await docked.tab.panelStandsIn('[data-threadline=dock]');
  const lost = await openMail(browser, { query: '?broken=all', hash: addressOf.pricing });
  await lost.tab.page.getByText('cannot read this Gmail page').waitFor();
  await browser.close();
});

test('a note written without a connection waits, survives a reload, and is written once', async () => {
  const browser = await house.browser();
  const panel = await signedIn(browser, addressOf.pricing);
  await panel.customer('ACME Tools').waitFor();
  await browser.setOffline(true);
  await panel.begin('n', 'Written on the train');
  await panel.save();
  await panel.text('1 change waiting').waitFor();
  await panel.text('Written on the train').waitFor();
  await panel.reload();
  await panel.customer('ACME Tools').waitFor();
  await panel.text('1 change waiting').waitFor();
  await panel.text('Written on the train').waitFor();
  expect(await panel.waiting()).toBe(1);
  await browser.setOffline(false);
  await panel.settled();
  await expect.poll(() => panel.frame.getByText('1 change waiting').count(), { timeout: 20_000 }).toBe(0);
  await panel.reload();
  await panel.customer('ACME Tools').waitFor();
  const notes = panel.frame.getByRole('region', { name: 'Notes (internal)' });
  await notes.getByText('Written on the train').first().waitFor();
  expect(await notes.getByText('Written on the train').count()).toBe(1);
  await browser.close();
});

test('a person who is shut out in the middle is told, and what they were writing is there when they are back', async () => {
  const browser = await house.browser();
  const panel = await openMail(browser, { account: 1, hash: addressOf.pricingOfBob });
  await signIn(panel, bob.email);
  await panel.customer('ACME Tools').waitFor();
  await panel.begin('n', 'Half a thought');
  await house.world.suspend(bob.email);
  await panel.save();
  await panel.frame.getByRole('heading', { name: 'Sign in to Threadline' }).waitFor();
  expect(await panel.waiting()).toBe(1);
  await house.world.reinstate(bob.email);
  await panel.reload();
  await signIn(panel, bob.email);
  await panel.customer('ACME Tools').waitFor();
  await panel.settled();
  await panel.text('Half a thought').waitFor();
  await browser.close();
});
