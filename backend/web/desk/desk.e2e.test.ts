import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxWorld, startInboxWorld } from '../../test/inbox-world.js';
import { launchChromium, openDesk, signIn } from './open-desk.fixture.js';

const owner = 'olga@example.com';
const member = 'mia@example.com';
let world: InboxWorld;
let browser: Browser;

beforeAll(async () => {
  const acme = { name: 'Acme', contact: { name: 'Jane Roe', address: 'jane@acme.com' }, people: [member] };
  const zenith = { name: 'Zenith', contact: { name: 'Zoe', address: 'zoe@zenith.io' }, people: [] };
  world = await startInboxWorld([{ name: 'Mia Member', email: member }], [acme, zenith]);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const deskOf = async (email: string, path = '/') => {
  const opened = await openDesk(browser, `${world.server.url}${path}`);
  await signIn(opened.page, email);
  return opened;
};

const openCustomer = async (page: Page, name: string) => {
  await page.goto(`${world.server.url}/customers`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
};

test('a wrong password keeps what was typed, and the right one leads to the page that was asked for', async () => {
  const { page, complaints } = await openDesk(browser, `${world.server.url}/customers?stage=adoption`);
  await page.getByLabel('E-mail address').fill(owner);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(owner);
  await signIn(page, owner);
  await page.getByRole('link', { name: 'Acme' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/customers');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a customer is created, logged with a next step, kept on Today, completed and taken back', async () => {
  const { page, complaints } = await deskOf(owner, '/customers');
  await page.getByRole('heading', { name: 'Customers' }).waitFor();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Northwind');
  await dialog.getByLabel(/Domains/).fill('northwind.com');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
  await page.keyboard.press('l');
  await dialog.getByLabel(/What was said/).fill('They want 40 seats.');
  await dialog.getByLabel(/Next step/).fill('Send the offer');
  await dialog.getByRole('button', { name: 'Today' }).click();
  await dialog.getByRole('button', { name: 'Log' }).click();
  await page.getByText('They want 40 seats.').waitFor();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('heading', { name: /Follow-ups today/ }).waitFor();
  await page.getByLabel('Complete: Send the offer').click();
  await dialog.getByRole('button', { name: 'Complete' }).click();
  await page.getByText('Nothing waits for you').waitFor();
  await page.getByText('Completed: Send the offer').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByLabel('Complete: Send the offer').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the palette finds a customer by its domain and opens it', async () => {
  const { page } = await deskOf(owner);
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('zenith');
  await page.getByRole('option', { name: /^Zenith/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Zenith', level: 1 }).waitFor();
  await page.context().close();
});

test('a note survives a server out of reach, a reload and a session that ended', async () => {
  const { page } = await deskOf(member);
  await openCustomer(page, 'Acme');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Internal note' }).fill('The CFO leaves in March.');
  await page.route('**/notes.write*', (route) => route.abort());
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await page.unroute('**/notes.write*');
  await page.reload();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Internal note' }).inputValue())
    .toBe('The CFO leaves in March.');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/sign-in/);
  await signIn(page, member);
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Internal note' }).inputValue())
    .toBe('The CFO leaves in March.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Note saved').waitFor();
  await page.getByText('The CFO leaves in March.').first().waitFor();
  await page.context().close();
});

test('the clock that runs stands on every page until it is stopped, and its time can be taken back', async () => {
  const { page } = await deskOf(member);
  await openCustomer(page, 'Acme');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Stop the timer for Acme' }).waitFor();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Stop the timer for Acme' }).click();
  await page.getByRole('button', { name: 'Delete time' }).click();
  await page.getByText('No time recorded today.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Delete time' }).waitFor();
  await page.context().close();
});

test('what one person writes appears before another without a reload', async () => {
  const [first, second] = [await deskOf(owner), await deskOf(member)];
  await openCustomer(first.page, 'Acme');
  await openCustomer(second.page, 'Acme');
  await first.page.getByRole('tab', { name: 'Tasks' }).click();
  await second.page.keyboard.press('t');
  await second.page.getByRole('dialog').getByLabel('Task', { exact: true }).fill('Prepare the workshop');
  await second.page.getByRole('button', { name: 'Create task' }).click();
  await first.page.getByRole('button', { name: 'Prepare the workshop' }).waitFor();
  await Promise.all([first.page.context().close(), second.page.context().close()]);
});

test('an edit overtaken by somebody else says so and loses nothing', async () => {
  const [first, second] = [await deskOf(owner), await deskOf(owner)];
  for (const { page } of [first, second]) await openCustomer(page, 'Zenith');
  await first.page.route('**/live.events*', (route) => route.abort());
  await first.page.keyboard.press('e');
  await first.page.getByLabel('Plan').fill('Enterprise');
  await second.page.keyboard.press('e');
  await second.page.getByLabel('Industry').fill('Energy');
  await second.page.getByRole('button', { name: 'Save' }).click();
  await second.page.getByText('Customer saved').waitFor();
  await first.page.getByRole('button', { name: 'Save' }).click();
  await first.page.getByText('Somebody else changed this customer').waitFor();
  expect(await first.page.getByLabel('Plan').inputValue()).toBe('Enterprise');
  await first.page.getByRole('button', { name: 'Continue with mine' }).click();
  await first.page.getByRole('button', { name: 'Save' }).click();
  await first.page.getByText('Customer saved').waitFor();
  await first.page.reload();
  await first.page.getByText('Energy').waitFor();
  await first.page.getByText('Enterprise').waitFor();
  await Promise.all([first.page.context().close(), second.page.context().close()]);
});

test('a member sees neither review nor foreign customers, and is told so', async () => {
  const { page } = await deskOf(member);
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  expect(await page.getByRole('link', { name: 'Review' }).count()).toBe(0);
  await page.goto(`${world.server.url}/review`);
  await page.getByText('You may not see this').waitFor();
  await page.goto(`${world.server.url}/customers/00000000-0000-7000-8000-000000000000`);
  await page.getByText('There is no such customer').last().waitFor();
  await page.context().close();
});

test('consent leads back to the program with a code, and asks for sign-in first', async () => {
  const asked = new URLSearchParams({
    client_id: 'threadline-extension',
    redirect_uri: 'https://peiclflileenckjjcnbllbiiegleflcb.chromiumapp.org/',
    response_type: 'code',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    state: '1234567890',
  });
  const { page } = await openDesk(browser, `${world.server.url}/oauth/authorize?${asked}`);
  await page.route(/^https:/, (route) => route.fulfill({ body: 'back' }));
  await signIn(page, member);
  await page.getByRole('heading', { name: 'Let Threadline for Gmail act as Mia Member of Example?' }).waitFor();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(/^https:\/\/[a-p]+\.chromiumapp/);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('state')).toBe('1234567890');
  expect(searchParams.get('code')?.length).toBeGreaterThan(20);
  await page.context().close();
});
