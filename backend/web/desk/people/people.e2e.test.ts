import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxWorld, startInboxWorld } from '../../../test/inbox-world.js';
import * as keyboard from '../../../test/keys.js';
import { type SmtpSink, startSmtpSink } from '../../../test/smtp-sink.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openDesk, signIn } from '../open-desk.fixture.js';

const invited = 'nina@example.com';
const password = 'wide harbour lamp 7';
let sink: SmtpSink;
let world: InboxWorld;
let browser: Browser;
let owner: Page;

beforeAll(async () => {
  sink = await startSmtpSink();
  const firms = ['Acme', 'Birch'].map((name) => ({
    ...{ name, people: ['mia@example.com'], ...(name === 'Acme' ? { owner: 'mia@example.com' } : {}) },
    contact: { name: 'Jane Roe', address: `jane@${name.toLowerCase()}.example` },
  }));
  world = await startInboxWorld([{ name: 'Mia Member', email: 'mia@example.com' }], firms, { smtpUrl: sink.url });
  browser = await launchChromium();
  owner = await open('/people');
  await signIn(owner, 'olga@example.com');
  await owner.getByRole('heading', { name: 'People', level: 1 }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
  await sink?.close();
});

async function open(path: string): Promise<Page> {
  const { page } = await openDesk(browser, new URL(path, world.server.url).href);
  page.setDefaultTimeout(15_000);
  return page;
}

const press = (keys: string) => keyboard.press(owner, keys);
const said = (words: string) => owner.getByText(words).first().waitFor();

test('somebody is invited by keyboard, gets a mail, joins with a password and is at work', async () => {
  await press('i');
  await owner.getByRole('dialog').waitFor();
  await keyboard.type(owner, invited);
  await press('Tab');
  await keyboard.type(owner, 'Nina');
  expect(await lookAt(owner, 'people-invite')).toEqual([]);
  await press('Control+Enter');
  await said(`Invitation sent to ${invited}`);
  const mail = await sink.take(invited);
  expect(mail.subject).toBe('Olga Owner invites you to Example on Threadline');
  const link = /http\S+\/join#tli_[\w-]+/.exec(mail.text)?.[0] ?? '';
  const page = await open(link);
  await page.getByRole('heading', { name: 'Join Example' }).waitFor();
  expect(await page.getByText('Olga Owner invites you as Member.').isVisible()).toBe(true);
  expect(await lookAt(page, 'join')).toEqual([]);
  await keyboard.press(page, 'Tab');
  await keyboard.type(page, 'passwordpassword');
  await keyboard.press(page, 'Enter');
  await page.getByText('among those that are tried first').waitFor();
  await page.getByLabel('Choose a password').fill(password);
  await keyboard.press(page, 'Enter');
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  await page.context().close();
  const again = await open(link);
  await again.getByText('cannot be used any more').waitFor();
  expect(await lookAt(again, 'join-used')).toEqual([]);
  await again.getByRole('link', { name: 'Go to sign-in' }).click();
  await again.getByLabel('E-mail address').fill(invited);
  await again.getByLabel('Password').fill(password);
  await keyboard.press(again, 'Enter');
  await again.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  await again.context().close();
});

test('invitations are listed with what became of them, sent again and withdrawn', async () => {
  await press('i');
  await owner.getByRole('dialog').getByLabel('E-mail address').fill('later@example.com');
  await press('Control+Enter');
  await said('Invitation sent to later@example.com');
  await owner.getByRole('tab', { name: 'Invitations' }).click();
  await owner.getByText('Joined').first().waitFor();
  expect(await lookAt(owner, 'people-invitations')).toEqual([]);
  const actions = owner.getByRole('button', { name: 'Actions for the invitation to later@example.com' });
  await actions.click();
  await owner.getByRole('menuitem', { name: 'Send again' }).click();
  await said('Sent again to later@example.com');
  await actions.click();
  await owner.getByRole('menuitem', { name: 'Withdraw' }).click();
  await owner.getByText('Withdrawn').first().waitFor();
  await owner.getByRole('tab', { name: 'Team' }).click();
});

test('a colleague is placed in a unit and given a customer, and the list finds them by both', async () => {
  await owner.setViewportSize({ width: 1200, height: 850 });
  await owner.getByRole('button', { name: 'Open Nina' }).click();
  const drawer = owner.getByRole('dialog', { name: 'Nina' });
  await drawer.getByText('Invited by').waitFor();
  await drawer.getByLabel('Unit').fill('Support');
  await drawer.getByLabel('Approves their hours').selectOption({ label: 'Olga Owner' });
  await drawer.getByRole('button', { name: 'Save' }).click();
  await said('Nina saved');
  await drawer.getByPlaceholder('Add a customer').fill('Birch');
  await owner.getByRole('option', { name: /Birch/ }).click();
  await drawer.getByRole('link', { name: 'Birch' }).waitFor();
  expect(await lookAt(owner, 'person-drawer')).toEqual([]);
  await press('Escape');
  await owner.setViewportSize({ width: 1200, height: 850 });
  await owner.getByLabel('Unit').selectOption('Support');
  await owner.getByRole('button', { name: 'Open Mia Member' }).waitFor({ state: 'detached' });
  expect(await owner.getByRole('button', { name: 'Open Nina' }).isVisible()).toBe(true);
  expect(await lookAt(owner, 'people-unit')).toEqual([]);
  await owner.getByLabel('Unit').selectOption('');
});

test('who owns customers is removed once somebody takes them over, and is outside at once', async () => {
  await owner.setViewportSize({ width: 1200, height: 850 });
  const mia = await open('/people');
  await signIn(mia, 'mia@example.com');
  await mia.getByText('Olga Owner').first().waitFor();
  expect(await lookAt(mia, 'people-named')).toEqual([]);
  await owner.getByRole('button', { name: 'Actions for Mia Member' }).click();
  await owner.getByRole('menuitem', { name: 'Remove' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByText('1 customer that they own').waitFor();
  expect(await dialog.getByRole('button', { name: 'Remove' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Who takes over').focus();
  await keyboard.type(owner, 'Nin');
  await owner.getByRole('option', { name: /Nina/ }).waitFor();
  await press('Enter');
  expect(await lookAt(owner, 'people-remove')).toEqual([]);
  await press('Control+Enter');
  await said('Mia Member removed');
  await mia.getByLabel('Password').waitFor();
  await mia.context().close();
  await owner.setViewportSize({ width: 1200, height: 850 });
  await owner.getByRole('button', { name: 'Open Mia Member' }).waitFor({ state: 'detached' });
  await owner.getByRole('button', { name: 'Open Nina' }).click();
  await owner.getByRole('dialog', { name: 'Nina' }).getByText('owns it').waitFor();
  await press('Escape');
  await owner.getByLabel('Everybody here').selectOption('removed');
  await owner.getByText('has left', { exact: true }).waitFor();
  expect(await lookAt(owner, 'people-removed')).toEqual([]);
  await owner.getByLabel('Everybody here').selectOption('');
});

test('a narrower role says what it takes, and takes it in the same step', async () => {
  await owner.setViewportSize({ width: 1200, height: 850 });
  await owner.getByRole('button', { name: 'Actions for Nina' }).click();
  await owner.getByRole('menuitemcheckbox', { name: 'Read-only' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByText('1 customer that they own').waitFor();
  await dialog.getByLabel('Who takes over').fill('Olga');
  await owner.getByRole('option', { name: /Olga/ }).click();
  expect(await lookAt(owner, 'people-narrow')).toEqual([]);
  await press('Control+Enter');
  await said('Nina is now Read-only');
});
