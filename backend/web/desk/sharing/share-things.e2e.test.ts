import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, startDeskWorld } from '../../../test/desk-world.js';
import { breakServer } from '../looks/break-server.fixture.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: DeskWorld;
let browser: Browser;
let page: Page;
/** The customer's page: Alderbrook, of the demo world. */
let customer: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  ({ page } = await openDesk(browser, `${world.server.url}/sign-in`));
  page.setDefaultTimeout(15_000);
  await enter(page, world.settled);
  await page.goto(`${world.server.url}/customers?q=Alderbrook`);
  customer = (await page.getByRole('link', { name: 'Alderbrook Logistics' }).getAttribute('href')) ?? '';
});
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const openTab = (tab: string) => page.goto(`${world.server.url}${customer}?tab=${tab}`);
const dialog = () => page.getByRole('dialog').last();
const button = (name: string, within: Page | Locator = page) => within.getByRole('button', { name, exact: true });
const isShared = () => page.getByText('Shared with the customer', { exact: true });
const undo = async (said: string) => {
  await page.getByText(said, { exact: true }).last().waitFor();
  await button('Undo').last().click();
};

/** The portal as a contact of the customer would see it, as the server tells the team. */
const seenByCustomer = async (): Promise<string> => {
  const input = encodeURIComponent(JSON.stringify({ customerId: customer.split('/').at(-1) }));
  return page.evaluate(async (query) => (await fetch(`/desk/trpc/sharing.preview?input=${query}`)).text(), input);
};

/** The conversation as the server tells the team: on the page its mails stand in frames of their own. */
const storedThread = (id: string): Promise<{ subject: string; messages: { text: string }[] }> =>
  page.evaluate(
    async (query) => {
      const answer = await (await fetch(`/desk/trpc/threads.get?input=${query}`)).json();
      return answer.result.data;
    },
    encodeURIComponent(JSON.stringify({ id })),
  );

/** The portal leaves out what a mail quotes below itself. */
const withoutQuote = (text: string): string => text.split(/^(?:On|Am) .+(?:wrote|schrieb).*:$/m)[0] ?? '';

const openUnsharedMail = async (): Promise<{ subject: string; words: string[] }> => {
  await openTab('mail');
  await page.locator('a[href*="thread="]').first().waitFor();
  const links = await page
    .locator('a[href*="thread="]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  for (const link of links) {
    await page.goto(`${world.server.url}${link}`);
    const share = button('Share with customer');
    await share.or(isShared()).first().waitFor();
    if (!(await share.isVisible())) continue;
    const { subject, messages } = await storedThread(new URL(link, world.server.url).searchParams.get('thread') ?? '');
    return { subject, words: messages.map(({ text }) => withoutQuote(text)) };
  }
  throw new Error('Every mail of Alderbrook is shared already.');
};

test('a mail is shared after a look at every word of it, hidden again, and that is undone', async () => {
  const { subject, words } = await openUnsharedMail();
  expect(await lookAt(page, 'share-mail-before')).toEqual([]);
  await page.setViewportSize({ width: 1200, height: 850 });
  await button('Share with customer').click();
  const seen = dialog().getByRole('list', { name: 'What the customer will see' });
  await seen.getByText(subject, { exact: true }).waitFor();
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  const shown = flat(await seen.innerText());
  for (const text of words) expect(shown).toContain(flat(text));
  expect(await seenByCustomer()).not.toContain(subject);
  expect(await lookAt(page, 'share-mail-preview')).toEqual([]);
  await page.setViewportSize({ width: 1200, height: 850 });
  await page.keyboard.press('Control+Enter');
  await isShared().first().waitFor();
  expect(await seenByCustomer()).toContain(subject);
  expect(await lookAt(page, 'share-mail-shared')).toEqual([]);
  await button('Stop sharing').click();
  await button('Share with customer').waitFor();
  expect(await seenByCustomer()).not.toContain(subject);
  await undo('No longer shared');
  await button('Stop sharing').waitFor();
  expect(await seenByCustomer()).toContain(subject);
});

test('a task is shared with words for the customer, and a change of these can be undone', async () => {
  await openTab('tasks&write=task');
  await dialog().getByLabel('Task', { exact: true }).fill('Tell us who opens the tenth site');
  await page.keyboard.press('Control+Enter');
  await button('Tell us who opens the tenth site').click();
  await button('Share with customer').click();
  const words = () => dialog().getByLabel(/^Text for the customer/);
  const seen = () => dialog().getByRole('list', { name: 'What the customer will see' });
  await words().fill('A name and a number are enough.');
  await seen().getByText('A name and a number are enough.').waitFor();
  expect(await lookAt(page, 'share-task-preview')).toEqual([]);
  await page.setViewportSize({ width: 1200, height: 850 });
  await button('Share', dialog()).click();
  await button('Change what they see').click();
  await words().fill('A name is enough.');
  await seen().getByText('A name is enough.').waitFor();
  await button('Save', dialog()).click();
  await button('Change what they see').waitFor();
  expect(await seenByCustomer()).toContain('A name is enough.');
  await undo('The customer sees it this way now');
  await expect.poll(seenByCustomer).toContain('A name and a number are enough.');
  await page.getByRole('dialog', { name: 'Task' }).getByRole('button', { name: 'Change what they see' }).waitFor();
  expect(await lookAt(page, 'share-task-shared')).toEqual([]);
});

test('what cannot be read is said beside the mail, and a share that failed keeps its dialog', async () => {
  await page.setViewportSize({ width: 1200, height: 850 });
  await openUnsharedMail();
  await button('Share with customer').click();
  await dialog().getByRole('list', { name: 'What the customer will see' }).waitFor();
  await page.route('**/desk/trpc/sharing.share**', (route) => route.abort());
  await button('Share', dialog()).click();
  await dialog().getByRole('alert').waitFor();
  expect(await lookAt(page, 'share-mail-refused')).toEqual([]);
  await page.unroute('**/desk/trpc/sharing.share**');
  await button('Share', dialog()).click();
  await button('Stop sharing').waitFor();
  await breakServer(page, ['session.me', 'customers.get', 'mailView.conversation']);
  await page.reload();
  const unread = page.getByRole('alert').filter({ hasText: 'Whether the customer sees this is not known.' });
  await unread.waitFor();
  expect(await lookAt(page, 'share-mail-failing')).toEqual([]);
  await page.unroute('**/desk/trpc/**');
  await button('Try again', unread).click();
  await button('Stop sharing').waitFor();
});
