import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CustomerDetail } from '../../src/customers/schema.js';
import { launchBrowser, mailFrom, newPerson, openPanel, setConnected, show, typeInto } from './panel-page.js';
import { type Playground, startPlayground, type Tokens } from './playground.js';

let playground: Playground;
let browser: Browser;
let tokens: Tokens;
let dana: BrowserContext;
let page: Page;
let known: { name: string; address: string }[];

beforeAll(async () => {
  playground = await startPlayground();
  browser = await launchBrowser();
  tokens = await playground.signIn('dana@demo.test');
  const { items } = await playground.ask<{ items: CustomerDetail[] }>(tokens, 'customers.list', {
    limit: 4,
    sort: 'recent',
  });
  known = await Promise.all(
    items.map(async ({ id, name }) => {
      const contacts = await playground.ask<{ items: { addresses: string[] }[] }>(tokens, 'contacts.list', {
        customerId: id,
      });
      return { name, address: contacts.items[0]?.addresses[0] ?? '' };
    }),
  );
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});
beforeEach(async () => {
  dana = await newPerson(browser, { tokens });
  page = await openPanel(dana, playground, mail(0));
  await heading(0).waitFor();
});
afterEach(() => dana.close());

const mail = (index: number) => mailFrom(known[index]?.address ?? '', `thread-${index}`);
const heading = (index: number) => page.getByRole('heading', { level: 1, name: known[index]?.name ?? '' });
const field = () => page.locator('form textarea').first();

test('half a sentence survives a reload, in its own thread and in no other', async () => {
  await typeInto(page, 'n', 'Half a sen');
  await page.reload();
  await show(page, mail(1));
  await heading(1).waitFor();
  expect(await field().count()).toBe(0);
  await show(page, mail(0));
  await heading(0).waitFor();
  expect(await field().inputValue()).toBe('Half a sen');
});

test('Escape closes a form and keeps what was typed', async () => {
  await typeInto(page, 'n', 'Later');
  await page.keyboard.press('Escape');
  await page.getByRole('img', { name: 'Draft' }).waitFor();
  await typeInto(page, 'n', '!');
  expect(await field().inputValue()).toContain('Later');
});

test('offline: the last known is shown, writes wait through a reload, and arrive in order', async () => {
  await setConnected(page, false);
  await typeInto(page, 't', 'Made offline');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('checkbox', { name: 'Done: Made offline' }).waitFor();
  await typeInto(page, 'n', 'Noted offline');
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 changes waiting').waitFor();
  await dana.route(`${playground.server.url}/**`, (route) => route.abort());
  await page.reload();
  await show(page, mail(0));
  await heading(0).waitFor();
  await page.getByText('2 changes waiting').waitFor();
  await page.getByRole('checkbox', { name: 'Done: Made offline' }).waitFor();
  await dana.unroute(`${playground.server.url}/**`);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect.poll(() => page.getByText(/waiting/).count()).toBe(0);
  const arrived = async () => {
    const tasks = await playground.ask<{ items: { title: string }[] }>(tokens, 'tasks.list', {
      search: 'Made offline',
    });
    return tasks.items.map(({ title }) => title);
  };
  await expect.poll(arrived, { timeout: 15_000 }).toEqual(['Made offline']);
});

test('a refused write comes back with its text', async () => {
  await dana.route('**/trpc/notes.write*', (route) => route.continue({ postData: JSON.stringify({ body: 7 }) }));
  await typeInto(page, 'n', 'My careful words');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The note was not saved').waitFor();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  expect(await field().inputValue()).toBe('My careful words');
});

test('two people who edit one note lose no word of either', async () => {
  await typeInto(page, 'n', 'First line');
  await page.keyboard.press('Control+Enter');
  const row = page.locator('[data-item]', { hasText: 'First line' }).first();
  const editing = row.getByRole('button', { name: 'Edit note' });
  await editing.click();
  await field().fill('First line\nmine');
  const sameDana = await newPerson(browser, { tokens });
  const elsewhere = await openPanel(sameDana, playground, mail(0));
  const there = elsewhere.locator('[data-item]', { hasText: 'First line' }).first();
  await there.getByRole('button', { name: 'Edit note' }).click();
  await elsewhere.locator('form textarea').first().fill('First line\ntheirs');
  await elsewhere.keyboard.press('Control+Enter');
  await page.getByText('while you were writing').waitFor();
  await page.getByRole('button', { name: 'Merge both' }).click();
  expect(await field().inputValue()).toBe('First line\ntheirs\nmine');
  await sameDana.close();
});

test('switching threads fast ends at the last one, with nothing of the others', async () => {
  for (let round = 0; round < 5; round += 1) {
    for (const index of [1, 2, 0, 3]) await show(page, mail(index));
  }
  await heading(3).waitFor();
  for (const index of [0, 1, 2]) expect(await heading(index).count()).toBe(0);
});
