import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerDetail } from '../../src/customers/schema.js';
import { launchBrowser, leaveFields, mailbox, mailFrom, newPerson, openPanel, show, typeInto } from './panel-page.js';
import { type Playground, passwordOf, startPlayground } from './playground.js';

let playground: Playground;
let browser: Browser;
let dana: BrowserContext;
let customer: CustomerDetail;
let address: string;

beforeAll(async () => {
  playground = await startPlayground();
  browser = await launchBrowser();
  const tokens = await playground.signIn('dana@demo.test');
  dana = await newPerson(browser, { tokens });
  const { items } = await playground.ask<{ items: CustomerDetail[] }>(tokens, 'customers.list', {
    limit: 3,
    sort: 'recent',
  });
  customer = items[0] as CustomerDetail;
  const contacts = await playground.ask<{ items: { addresses: string[] }[] }>(tokens, 'contacts.list', {
    customerId: customer.id,
  });
  address = contacts.items[0]?.addresses[0] ?? '';
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

async function onCustomer(key: string): Promise<Page> {
  const page = await openPanel(dana, playground, mailFrom(address, key));
  await page.getByRole('heading', { level: 1, name: customer.name }).waitFor();
  return page;
}

test('the customer of a known contact stands beside the mail, with the reason', async () => {
  const page = await onCustomer('reason');
  await page.getByText(`Linked: ${address} is a contact`).waitFor();
  await page.close();
});

test('note, task, log with follow-up: kept, and there after a reload', async () => {
  const page = await onCustomer('work');
  await typeInto(page, 'n', 'Their CFO decides in May');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Their CFO decides in May').first().waitFor();
  await typeInto(page, 't', 'Send the offer');
  await page.keyboard.press('Control+Enter');
  const tick = page.getByRole('checkbox', { name: 'Done: Send the offer' });
  await tick.waitFor();
  await typeInto(page, 'l', 'We spoke about the price');
  await page.getByText('Agree on a next step').click();
  await page.getByLabel('Next step', { exact: true }).fill('Ask for a decision');
  await page.keyboard.press('Control+Enter');
  const complete = page.getByRole('checkbox', { name: 'Complete: Ask for a decision' });
  await complete.waitFor();
  await expect.poll(() => waiting(page)).toBe(0);
  await page.reload();
  await show(page, mailFrom(address, 'work'));
  await Promise.all([tick.waitFor(), complete.waitFor(), page.getByText('Their CFO decides in May').first().waitFor()]);
  await tick.press('Space');
  await tick.waitFor({ state: 'detached' });
  await page.close();
});

test('a deleted note comes back by Undo, for everybody', async () => {
  const page = await onCustomer('undo');
  const other = await onCustomer('undo-elsewhere');
  await typeInto(page, 'n', 'Delete me by mistake');
  await page.keyboard.press('Control+Enter');
  const there = other.getByRole('button', { name: /Delete me by mistake.*now|Delete me by mistake/ }).first();
  await there.waitFor();
  const row = page.locator('[data-item]', { hasText: 'Delete me by mistake' }).first();
  await row.getByRole('button', { name: 'Delete note' }).click();
  await other
    .locator('[data-item]', { hasText: 'Delete me by mistake' })
    .getByRole('button', { name: 'Delete note' })
    .waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await other
    .locator('[data-item]', { hasText: 'Delete me by mistake' })
    .getByRole('button', { name: 'Delete note' })
    .waitFor();
  await Promise.all([page.close(), other.close()]);
});

test('the timer runs in every open panel, and stops in all of them', async () => {
  const beside = await onCustomer('timer');
  const today = await openPanel(dana, playground, { kind: 'none', mailbox });
  await today.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await leaveFields(beside);
  await beside.keyboard.press('s');
  await today.getByRole('timer').waitFor();
  await today.keyboard.press('s');
  await beside.getByRole('timer').waitFor({ state: 'detached' });
  await Promise.all([beside.close(), today.close()]);
});

test('the link is changed, and taken back by Undo', async () => {
  const page = await onCustomer('link');
  await leaveFields(page);
  await page.keyboard.press('c');
  await page.getByRole('button', { name: `Not ${customer.name}` }).click();
  await page.getByRole('heading', { level: 1, name: customer.name }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('heading', { level: 1, name: customer.name }).waitFor();
  await page.close();
});

test('an unknown sender becomes a customer with its first contact', async () => {
  const page = await openPanel(dana, playground, mailFrom('anna@quillfern-works.io', 'unknown'));
  await page.getByRole('button', { name: 'Create customer' }).click();
  await page.getByLabel('Name of the customer').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Quillfern-works' }).waitFor();
  await page.close();
});

test('signing in goes through the server’s own page and comes back with a session', async () => {
  const person = await newPerson(browser);
  const page = await openPanel(person, playground, mailFrom(address, 'signed-out'));
  const opened = person.waitForEvent('page');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const desk = await opened;
  await desk.waitForURL(/\/oauth\/authorize/, { waitUntil: 'commit' });
  const { search } = new URL(desk.url());
  await desk.getByLabel('Password').waitFor();
  const email = 'dana@demo.test';
  await desk.evaluate(approve, { search, email, password: passwordOf(email) });
  await page.getByRole('heading', { level: 1, name: customer.name }).waitFor();
  await person.close();
});

interface Approval {
  /** What the panel has asked for, as it stood in the address. */
  search: string;
  email: string;
  password: string;
}

/** What the desk's consent page does once the person has said yes. */
async function approve({ search, email, password }: Approval): Promise<void> {
  const post = (path: string, body: object) =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await post('/auth/sign-in', { email, password });
  const asked = new URLSearchParams(search);
  const read = (name: string) => asked.get(name) ?? '';
  const answer = await post('/oauth/approve', {
    clientId: read('client_id'),
    redirectUri: read('redirect_uri'),
    codeChallenge: read('code_challenge'),
    state: read('state'),
  });
  const { redirectTo } = (await answer.json()) as { redirectTo: string };
  location.assign(redirectTo);
}

async function waiting(page: Page): Promise<number> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('threadline:queue:')).length);
}
