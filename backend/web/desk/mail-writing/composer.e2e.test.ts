import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dovecotMissing } from '../../../test/dovecot.js';
import { createResponse, mara, startWritingWorld, type WritingWorld, writeNote } from '../../../test/writing-world.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openSignedIn } from '../open-desk.fixture.js';

const withServer = test.skipIf(dovecotMissing !== null);
const canary = 'CANARY-4471';
let world: WritingWorld;
let browser: Browser;
let page: Page;
let threadId: string;

const question = {
  from: 'Jane Doe <jane@alderbrook.example>',
  to: `${mara.name} <${mara.email}>, Bo Winter <bo@alderbrook.example>`,
  cc: 'Cy Steiner <cy@partner.example>',
  subject: 'Go-live for the tenth site',
  date: '2026-03-03T13:05:00Z',
  messageId: '<second@alderbrook.example>',
  inReplyTo: '<first@threadworks.example>',
  references: ['<first@threadworks.example>'],
  text: 'Hi Mara,\n\nwhen do we go live with Leipzig? The board asks for a date.\n\nGrüße, Jane',
};

beforeAll(async () => {
  if (dovecotMissing) return;
  [world, browser] = await Promise.all([startWritingWorld(), launchChromium()]);
  threadId = await world.receive(question);
  await world.asMara((ctx) =>
    writeNote(ctx, { customerId: world.customerId, thread: { threadId }, body: `${canary}: the CFO leaves` } as never),
  );
  await world.asOwner((ctx) =>
    createResponse(ctx, {
      ...{ title: 'Go-live date', language: 'en', shared: true },
      body: 'Hello {{contact.first_name|there}},\n\n{{customer.name}} goes live on the date we agreed. {{me.first_name}} keeps you posted.',
    }),
  );
  page = await openSignedIn(browser, world.server.url, mara.email);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

beforeEach(() => {
  world?.sink.mails.splice(0);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const composer = () => page.getByRole('region', { name: 'Write a mail' });
const text = () => composer().getByLabel('Text', { exact: true });
const saved = () => composer().getByText('Saved', { exact: true });
const people = (field: string) => composer().getByRole('list', { name: field, exact: true }).getByRole('listitem');
const openThread = (id = threadId) => page.goto(`${world.server.url}/conversations/${id}`);

/** The mail that has gone out, as another parser reads it. */
async function arrived() {
  await expect.poll(() => world.sink.mails.length, { timeout: 30_000 }).toBe(1);
  const [sent] = world.sink.mails;
  if (!sent) throw new Error('Nothing has gone out.');
  return { ...sent, mail: await simpleParser(sent.raw) };
}

withServer(
  'an answer is kept while it is typed, filled from a canned response, taken back, and sent once',
  async () => {
    await openThread();
    await button('Reply').click();
    await text().waitFor();
    expect(await people('To').allInnerTexts()).toEqual(['Jane Doe']);
    expect(await lookAt(page, 'composer-empty')).toEqual([]);
    await text().fill('Dear Jane, ');
    await saved().waitFor();
    await page.reload();
    await page.getByText('Your answer: Dear Jane,').waitFor();
    expect(await lookAt(page, 'composer-begun')).toEqual([]);
    await button('Go on writing').click();
    await expect.poll(() => text().inputValue()).toBe('Dear Jane, ');
    await button('Canned response').click();
    await page.getByLabel('Search canned responses').fill('go-live');
    await page.getByText('Go-live date').waitFor();
    expect(await lookAt(page, 'composer-canned')).toEqual([]);
    await page.getByLabel('Search canned responses').press('Enter');
    await expect.poll(() => text().inputValue()).toContain('Hello Jane,\n\nAlderbrook Logistics goes live');
    expect(await text().inputValue()).toContain('Mara keeps you posted.');
    await composer().getByText('Show what follows below').click();
    await composer().getByText('Threadworks, Customer Success').waitFor();
    await composer().getByText('when do we go live with Leipzig?').waitFor();
    expect(await lookAt(page, 'composer-filled')).toEqual([]);
    await text().press('Control+Enter');
    await composer()
      .getByText(/^Goes out in \d+ s$/)
      .waitFor();
    expect(await lookAt(page, 'composer-going')).toEqual([]);
    await composer().getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => text().inputValue()).toContain('Hello Jane');
    await text().press('Control+Enter');
    await composer().getByText('Sent', { exact: true }).waitFor({ timeout: 30_000 });
    expect(await lookAt(page, 'composer-sent')).toEqual([]);
    const { mail, raw, from, to } = await arrived();
    expect({ from, to }).toEqual({ from: mara.email, to: ['jane@alderbrook.example'] });
    expect(mail).toMatchObject({ subject: `Re: ${question.subject}`, inReplyTo: question.messageId });
    expect(mail.references).toEqual(['<first@threadworks.example>', question.messageId]);
    expect(mail.from?.value).toEqual([{ name: mara.name, address: mara.email }]);
    expect(mail.cc).toBeUndefined();
    expect(mail.text).toContain('Hello Jane,\n\nAlderbrook Logistics goes live');
    expect(mail.text).toContain('-- \nMara Lindqvist\nThreadworks, Customer Success');
    expect(mail.text).toContain('> when do we go live with Leipzig?');
    expect(`${raw}${mail.text}${mail.html}`).not.toContain(canary);
  },
  180_000,
);

withServer(
  'an answer to all keeps those whom the mail names, and cc can be taken out or added',
  async () => {
    await openThread();
    await page.locator('[data-mail]').nth(1).waitFor();
    const first = page.locator('[data-mail]').first();
    await first.locator('[data-row]').click();
    await first.getByRole('button', { name: 'Reply to all', exact: true }).click();
    await text().waitFor();
    expect([await people('To').allInnerTexts(), await people('Cc').allInnerTexts()]).toEqual([
      ['Jane Doe', 'Bo Winter'],
      ['Cy Steiner'],
    ]);
    await button('Take Cy Steiner out').click();
    await composer().getByLabel('Cc', { exact: true }).fill('bo@alderbrook');
    await text().fill('We open on Monday.');
    await composer().getByText('“bo@alderbrook” is not one mail address. Write it like jane@acme.com.').waitFor();
    expect(await lookAt(page, 'composer-bad-address')).toEqual([]);
    await text().press('Control+Enter');
    await button('Send').click();
    await composer().getByText('is not one mail address', { exact: false }).waitFor();
    await composer().getByLabel('Cc', { exact: true }).fill('');
    await composer().getByLabel('Subject', { exact: true }).press('Enter');
    await expect.poll(() => text().evaluate((area) => area === document.activeElement)).toBe(true);
    await text().press('Control+Enter');
    await composer().getByText('Sent', { exact: true }).waitFor({ timeout: 30_000 });
    const { mail, to } = await arrived();
    expect(to).toEqual(['jane@alderbrook.example', 'bo@alderbrook.example']);
    expect(mail.cc).toBeUndefined();
    await button('Done').click();
    await first.getByRole('button', { name: 'Reply to all', exact: true }).waitFor();
  },
  120_000,
);

withServer(
  'a mail that the server refuses stays with its text and the server’s words, and goes out the second time',
  async () => {
    const refusedId = await world.receive({
      ...{ from: question.from, to: mara.email, subject: 'Price list', messageId: '<prices@alderbrook.example>' },
      text: 'Could you send the price list to our buyer?',
      attachments: [{ filename: 'old-prices.txt', content: 'ten per site' }],
    });
    await openThread(refusedId);
    await button('Forward').click();
    await composer().getByText('old-prices.txt').waitFor();
    await composer().getByLabel('To', { exact: true }).fill('Ada Buyer <ada@alderbrook.example>, ');
    expect(await people('To').allInnerTexts()).toEqual(['Ada Buyer']);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Attach a file').click()]);
    await chooser.setFiles({ name: 'new-prices.txt', mimeType: 'text/plain', buffer: Buffer.from('nine per site') });
    await composer().getByText('new-prices.txt').waitFor();
    await button('Take old-prices.txt off').click();
    await composer().getByText('old-prices.txt').waitFor({ state: 'detached' });
    await text().fill('The new list is attached.');
    expect(await lookAt(page, 'composer-files')).toEqual([]);
    world.sink.next.refuse = 'Ada is unknown here';
    await button('Send').click();
    await composer().getByText('The mail server refused this mail.', { exact: false }).waitFor({ timeout: 30_000 });
    await composer().getByText('Ada is unknown here', { exact: false }).waitFor();
    expect(await text().inputValue()).toBe('The new list is attached.');
    expect(await lookAt(page, 'composer-refused')).toEqual([]);
    await text().press('Escape');
    await page.getByText('Not gone out').waitFor();
    expect(await lookAt(page, 'composer-refused-begun')).toEqual([]);
    await button('Go on writing').click();
    await button('Send again').click();
    await composer().getByText('Sent', { exact: true }).waitFor({ timeout: 30_000 });
    const { mail, to } = await arrived();
    expect(to).toEqual(['ada@alderbrook.example']);
    expect(mail).toMatchObject({ subject: 'Fwd: Price list' });
    expect([mail.inReplyTo, mail.references]).toEqual([undefined, undefined]);
    expect(mail.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
      ['new-prices.txt', 'nine per site'],
    ]);
    expect(mail.text).toContain('Could you send the price list to our buyer?');
  },
  180_000,
);
