import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dovecotMissing } from '../../../test/dovecot.js';
import { inboxPassword } from '../../../test/inbox-world.js';
import { press, type } from '../../../test/keys.js';
import { type MailDesk, startMailDesk } from '../../../test/mail-desk.js';
import { breakServer } from '../looks/break-server.fixture.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

const dana = { name: 'Dana Keller', email: 'dana@example.com' };
const everyWidth = [1200, 375, 320];
const withServer = test.skipIf(dovecotMissing !== null);
let desk: MailDesk;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (dovecotMissing) return;
  const acme = { name: 'Acme', contact: { name: 'Jane Roe', address: 'jane@acme.com' }, people: [dana.email] };
  const bolt = { name: 'Bolt', contact: { name: 'Ben Hall', address: 'ben@bolt.test' }, people: [dana.email] };
  [desk, browser] = await Promise.all([startMailDesk([dana], [acme, bolt]), launchChromium()]);
  for (let number = 1; number <= 300; number += 1) deliver({ number, from: 'Jane Roe <jane@acme.com>' });
  for (let number = 301; number <= 330; number += 1) deliver({ number, from: 'Shop <offers@shop.test>' });
  for (let number = 331; number <= 333; number += 1) deliver({ number, from: 'Ben Hall <ben@bolt.test>' });
  for (let number = 334; number <= 336; number += 1)
    deliver({ number, from: 'Jane Roe <jane@acme.com>', folder: 'Health' });
  ({ page } = await openDesk(browser, `${desk.url}/sign-in`));
  page.setDefaultTimeout(20_000);
  await enter(page, { email: dana.email, password: inboxPassword });
  await page.goto(`${desk.url}/mailboxes`);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

function deliver({ number, from, folder }: { number: number; from: string; folder?: string }) {
  const day = String((number % 28) + 1).padStart(2, '0');
  const header = [
    `From: ${from}`,
    `To: ${dana.email}`,
    `Subject: Matter ${number}`,
    `Message-ID: <m${number}@acme.com>`,
  ];
  const lines = [...header, `Date: ${day} Mar 2026 10:00:00 +0000`, '', 'We looked into it. '.repeat(60), ''];
  desk.dovecot.deliver(dana.email, lines.join('\r\n'), folder);
}

const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog').last();
const card = () => page.getByRole('listitem').filter({ hasText: dana.email });
const isLive = () => card().getByText('Up to date').waitFor();
const readCount = async () => {
  const words = await card()
    .getByText(/^[\d,]+ of [\d,]+ older mails$/)
    .innerText();
  const [done = 0, total = 0] = words.replaceAll(',', '').match(/\d+/g)?.map(Number) ?? [];
  return { done, total };
};
const openTab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const stored = () => page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Forget this' }) });
const menu = async (item: string) => {
  await button(`More for ${dana.email}`).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

withServer('whoever has no mailbox yet adds their own by keyboard, and is told what the server refuses', async () => {
  await page.getByText('No mailbox yet').waitFor();
  expect(await lookAt(page, 'mailboxes-none', everyWidth)).toEqual([]);
  await button('Add a mailbox').focus();
  await press(page, 'Enter');
  expect(await dialog().getByLabel('Address').inputValue()).toBe(dana.email);
  expect(await lookAt(page, 'mailbox-add', everyWidth)).toEqual([]);
  await press(page, 'Control+Enter');
  await dialog().getByLabel('IMAP server').fill('localhost');
  await dialog().getByLabel('IMAP port').fill(desk.imapPort);
  await dialog().getByLabel('SMTP server').fill('');
  await dialog().getByLabel('Password').focus();
  await type(page, 'not this one');
  expect(await lookAt(page, 'mailbox-connect', everyWidth)).toEqual([]);
  await press(page, 'Control+Enter');
  await dialog().getByText('The server refuses the sign-in.', { exact: false }).waitFor();
  expect(await dialog().getByLabel('Password').inputValue()).toBe('not this one');
  expect(await lookAt(page, 'mailbox-refused', everyWidth)).toEqual([]);
  await press(page, 'Escape');
  await card().getByText('Not connected. Nothing comes in.').waitFor();
});

withServer('older mail comes in, counted; it is paused in between, and goes on to the end', async () => {
  desk.line.slow(250);
  await connect();
  await expect.poll(readCount, { timeout: 60_000 }).toMatchObject({ total: expect.any(Number) });
  desk.line.freeze();
  const { done, total } = await readCount();
  expect(done).toBeLessThan(total);
  await card().getByText('Folder by folder').click();
  await card().getByText('still to come').first().waitFor();
  expect(await lookAt(page, 'mailbox-reading', everyWidth)).toEqual([]);
  await button('Pause').click();
  await card().getByText('Paused').waitFor();
  expect(await lookAt(page, 'mailbox-paused', everyWidth)).toEqual([]);
  await desk.line.mend();
  await button('Go on').click();
  await isLive();
  await card().getByText('306 kept', { exact: false }).waitFor();
  expect(await lookAt(page, 'mailbox-live', everyWidth)).toEqual([]);
});

withServer('all that is stored of one’s own mailbox is found there, and forgotten', async () => {
  await openTab('Stored mail');
  await page.getByText('306 mails in 306 conversations').waitFor();
  expect(await lookAt(page, 'mail-stored', everyWidth)).toEqual([]);
  await page.getByLabel('Address or subject').fill('Matter 17');
  await expect.poll(() => stored().count()).toBe(11);
  await button('Forget this', stored().filter({ has: page.getByText('Matter 17', { exact: true }) })).click();
  await dialog().getByText('Forget “Matter 17”?').waitFor();
  expect(await lookAt(page, 'mail-forget', everyWidth)).toEqual([]);
  await button('Forget this', dialog()).click();
  await page.getByText('305 mails in 305 conversations').waitFor();
  await page.getByLabel('Address or subject').fill('nobody wrote this');
  await page.getByText('No conversation matches').waitFor();
  expect(await lookAt(page, 'mail-stored-none', everyWidth)).toEqual([]);
});

withServer('whoever is blocked in private goes with all their mail, and colleagues learn nothing of it', async () => {
  await openTab('Never kept');
  await page.getByText('Nobody is blocked').waitFor();
  expect(await lookAt(page, 'mail-blocks-none', everyWidth)).toEqual([]);
  await page.getByLabel('Address or domain').focus();
  await type(page, 'not an address');
  await press(page, 'Enter');
  await page.getByRole('alert').waitFor();
  expect(await lookAt(page, 'mail-block-refused', everyWidth)).toEqual([]);
  await page.getByLabel('Address or domain').fill('bolt.test');
  await press(page, 'Enter');
  await button('Keep mail of bolt.test again').waitFor();
  expect(await lookAt(page, 'mail-blocks', everyWidth)).toEqual([]);
  await openTab('Stored mail');
  await page.getByText('302 mails in 302 conversations').waitFor();
  const { page: others } = await openDesk(browser, `${desk.url}/sign-in`);
  await enter(others, { email: 'olga@example.com', password: inboxPassword });
  await others.goto(`${desk.url}/mailboxes?tab=blocked`);
  await others.getByText('Nobody is blocked').waitFor();
  await others.goto(`${desk.url}/mailboxes?tab=stored`);
  await others.getByText('Nothing is stored of yours').waitFor();
  await others.goto(`${desk.url}/mailboxes`);
  await others.getByText('Its owner alone', { exact: false }).waitFor();
  await button('Pause', others).waitFor();
  expect(await button('Sync now', others).count()).toBe(0);
  expect(await others.getByText('Folder by folder').count()).toBe(0);
  expect(await lookAt(others, 'mailbox-of-a-colleague', everyWidth)).toEqual([]);
  await others.context().close();
});

withServer('what is kept can be made less, down to nothing, and says what that means before it is saved', async () => {
  await openSettings();
  const said = async (tier: string) => {
    await dialog().getByLabel('What is kept of each mail').selectOption(tier);
    return dialog().getByRole('status').innerText();
  };
  expect(await said('metadata')).toContain('You see when you and Jane from Acme wrote to each other');
  expect(await said('none')).toContain('Nothing of this mailbox is kept');
  expect(await said('subject')).toContain('“Offer for May”');
  await dialog().getByLabel('Never with these labels or folders').fill('Health');
  expect(await lookAt(page, 'mailbox-settings', everyWidth)).toEqual([]);
  await button('Save', dialog()).click();
  await openTab('Stored mail');
  await page.getByLabel('Address or subject').fill('Matter 335');
  await page.getByText('No conversation matches').waitFor({ timeout: 60_000 });
  await page.getByLabel('Address or subject').fill('');
  await stored().filter({ hasText: 'Who, when, and the subject' }).first().waitFor();
  await keep('metadata');
  await stored().filter({ hasText: 'Without a subject' }).first().waitFor();
  expect(await lookAt(page, 'mail-stored-metadata', everyWidth)).toEqual([]);
  await keep('none');
  await page.getByText('Nothing is stored of yours').waitFor();
});

withServer('a mailbox is disconnected, connected again, and says when its server does not answer', async () => {
  await keep('full');
  await openTab('Mailboxes');
  await menu('Disconnect');
  await card().getByText('Not connected. Nothing comes in.').waitFor();
  await connect();
  await isLive();
  await desk.line.cut();
  await button('Sync now').click();
  await card().getByText('The server does not answer.', { exact: false }).waitFor();
  expect(await lookAt(page, 'mailbox-unreachable', everyWidth)).toEqual([]);
  await desk.line.mend();
  deliver({ number: 400, from: 'Jane Roe <jane@acme.com>' });
  await button('Sync now').click();
  await card().getByText('The server does not answer.', { exact: false }).waitFor({ state: 'detached' });
  await openTab('Stored mail');
  await page.getByLabel('Address or subject').fill('Matter 400');
  await stored().filter({ hasText: 'Matter 400' }).waitFor();
});

withServer('what cannot be read says so, and is asked for again', async () => {
  await page.goto(`${desk.url}/mailboxes`);
  await card().waitFor();
  await breakServer(page, ['session.me']);
  for (const [tab, name] of Object.entries({ mailboxes: 'Mailboxes', blocked: 'Never kept', stored: 'Stored mail' })) {
    await page.goto(`${desk.url}/mailboxes?tab=${tab}`);
    await page.getByRole('tab', { name }).waitFor();
    await button('Try again').waitFor();
    expect(await lookAt(page, `mailboxes-failing-${tab}`, everyWidth)).toEqual([]);
  }
  await page.unroute('**/desk/trpc/**');
  await button('Try again').click();
  await page.getByText('This is all that is stored of your own mailboxes.', { exact: false }).waitFor();
});

async function connect() {
  await button('Connect').click();
  await dialog().getByLabel('IMAP server').fill('localhost');
  await dialog().getByLabel('IMAP port').fill(desk.imapPort);
  await dialog().getByLabel('SMTP server').fill('');
  await dialog().getByLabel('Password').fill(desk.dovecot.password);
  await press(page, 'Control+Enter');
  await dialog().waitFor({ state: 'detached' });
}

async function openSettings() {
  await openTab('Mailboxes');
  await button('Settings', card()).click();
  await dialog().getByLabel('What is kept of each mail').waitFor();
}

async function keep(tier: string) {
  await openSettings();
  await dialog().getByLabel('What is kept of each mail').selectOption(tier);
  await button('Save', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await openTab('Stored mail');
}
