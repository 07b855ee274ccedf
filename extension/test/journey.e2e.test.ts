import { afterEach, beforeAll, expect, test } from 'vitest';
import type { TestBrowser } from './browser.js';
import { alice, bob } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
const foreign: string[] = [];
let hers: TestBrowser;
let panel: SidePanel;

beforeAll(async () => {
  hers = await house.browser();
  watchHosts(hers);
});
afterEach(() => panel.tab.page.close());

/** Notes every request of a page that leaves for neither Gmail nor the product's own server. */
function watchHosts({ context }: TestBrowser): void {
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    const redirect = host.endsWith('.chromiumapp.org');
    const known = host === 'mail.google.com' || request.url().startsWith(house.world.server.url);
    if (protocol.startsWith('http') && !known && !redirect) foreign.push(request.url());
  });
}

test('signing in leads over the desk’s own page and its question to the customer beside the mail', async () => {
  panel = await openMail(hers, { hash: addressOf.pricing });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
  await panel.text('Linked: bea@acme.test is a contact').waitFor();
});

test('the link is changed to another customer, and taken back by Undo', async () => {
  panel = await openMail(hers, { hash: addressOf.invoice });
  await panel.customer('Globex Mills').waitFor();
  await changeLink(panel, 'Initech');
  await panel.customer('Initech Paper').waitFor();
  await panel.text('Linked: Alice Example chose it').waitFor();
  await panel.settled();
  await panel.frame.getByRole('button', { name: 'Undo' }).last().click();
  await panel.customer('Globex Mills').waitFor();
  await panel.settled();
  await panel.reload();
  await panel.customer('Globex Mills').waitFor();
});

test('note, task, call with follow-up and timer: done beside the mail, and all there after a reload', async () => {
  panel = await openMail(hers, { hash: addressOf.pricing });
  await panel.customer('ACME Tools').waitFor();
  await panel.begin('n', 'Their CFO decides in May');
  await panel.save();
  for (const title of ['Send the offer', 'Check the discount']) {
    await panel.begin('t', title);
    await panel.save();
  }
  // By keyboard once the server has both, since the rows move when its answers come and a click would miss.
  await panel.settled();
  const tick = panel.frame.getByRole('checkbox', { name: 'Done: Check the discount' });
  await tick.press('Space');
  await tick.waitFor({ state: 'detached' });
  await logCall(panel, 'We spoke about the price', 'Ask for a decision');
  await panel.enter();
  await panel.press('s');
  await panel.frame.getByRole('timer').waitFor();
  await panel.settled();
  await panel.reload();
  await panel.frame.getByRole('timer').waitFor();
  await isAllThere(panel);
  await panel.enter();
  await panel.press('s');
  await panel.frame.getByRole('timer').waitFor({ state: 'detached' });
  await panel.settled();
  await panel.reload();
  await isAllThere(panel);
  await panel.frame.getByText('Time', { exact: false }).first().waitFor();
  expect(await panel.frame.getByRole('timer').count()).toBe(0);
});

async function isAllThere(shown: SidePanel): Promise<void> {
  await shown.text('Their CFO decides in May').waitFor();
  await shown.frame.getByRole('checkbox', { name: 'Done: Send the offer' }).waitFor();
  await shown.frame.getByRole('checkbox', { name: 'Complete: Ask for a decision' }).waitFor();
  await shown.text('We spoke about the price').waitFor();
  expect(await shown.frame.getByRole('checkbox', { name: 'Done: Check the discount' }).count()).toBe(0);
}

test('a colleague with another mailbox and another Gmail id sees the same thread: its link and its note', async () => {
  panel = await openMail(hers, { hash: addressOf.pricing });
  await panel.customer('ACME Tools').waitFor();
  await changeLink(panel, 'Initech');
  await panel.customer('Initech Paper').waitFor();
  await panel.begin('n', 'Bob, please take this one over');
  await panel.save();
  await panel.settled();
  const his = await house.browser();
  watchHosts(his);
  const beside = await openMail(his, { account: 1, hash: addressOf.pricingOfBob });
  await signIn(beside, bob.email);
  await beside.customer('Initech Paper').waitFor();
  await beside.text('Linked: Alice Example chose it').waitFor();
  await beside.text('Bob, please take this one over').waitFor();
  await his.close();
});

test('all of this asked no host but Gmail’s page and the product’s own server for anything', () => {
  expect(foreign).toEqual([]);
});

async function changeLink(shown: SidePanel, name: string): Promise<void> {
  await shown.enter();
  await shown.press('c');
  await shown.frame.getByRole('button', { name: 'Change to another customer' }).click();
  await shown.frame.getByRole('combobox').fill(name);
  await shown.frame.getByRole('option', { name }).first().click();
}

async function logCall(shown: SidePanel, said: string, next: string): Promise<void> {
  await shown.begin('l', said);
  await shown.frame.getByText('Agree on a next step').click();
  await shown.frame.getByLabel('Next step', { exact: true }).fill(next);
  await shown.save();
}
