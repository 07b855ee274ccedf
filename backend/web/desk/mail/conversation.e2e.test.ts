import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dovecotMissing } from '../../../test/dovecot.js';
import { publicLoopback } from '../../../test/public-loopback.js';
import { mara, startWritingWorld, type WritingWorld } from '../../../test/writing-world.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openSignedIn } from '../open-desk.fixture.js';

// The pictures of the test's mails lie on this machine.
const pictureHost = publicLoopback;

const withServer = test.skipIf(dovecotMissing !== null);
const jane = 'Jane Doe <jane@alderbrook.example>';
let world: WritingWorld;
let browser: Browser;
let page: Page;
let pictures: Server;
let threadId: string;
/** What was asked of the server with the pictures. */
const asked: string[] = [];

beforeAll(async () => {
  if (dovecotMissing) return;
  const banner = await sharp({ create: { width: 320, height: 80, channels: 3, background: '#0a7d5a' } })
    .png()
    .toBuffer();
  pictures = createServer((request, answer) => {
    asked.push(`${request.url} ${request.headers.cookie ?? ''}${request.headers.referer ?? ''}`);
    answer.writeHead(200, { 'content-type': 'image/png' }).end(banner);
  });
  await new Promise<void>((resolve) => pictures.listen(0, pictureHost, resolve));
  const { port } = pictures.address() as AddressInfo;
  [world, browser] = await Promise.all([startWritingWorld(), launchChromium()]);
  threadId = await world.receive({
    ...{ from: jane, to: mara.email, subject: 'Rollout plan', messageId: '<plan-1@alderbrook.example>' },
    ...{ date: '2026-03-02T09:00:00Z', text: 'Here is the plan for Leipzig.\n\nJane' },
  });
  await world.receiveInto(threadId, {
    ...{ from: jane, to: mara.email, subject: 'Re: Rollout plan', messageId: '<plan-2@alderbrook.example>' },
    ...{ inReplyTo: '<plan-1@alderbrook.example>', references: '<plan-1@alderbrook.example>' },
    date: '2026-03-03T09:00:00Z',
    html: `<p>One more thing: the banner.</p><img src="http://${pictureHost}:${port}/banner.png" width="320" height="80">
      <blockquote type="cite"><p>Here is the plan for Leipzig, as it stood before.</p></blockquote>`,
    attachments: [{ filename: 'Rollout plan.csv', content: 'site;day\nLeipzig;Monday\n' }],
  });
  await world.receive({
    ...{ from: jane, to: mara.email, subject: 'Invoice for March', messageId: '<invoice@alderbrook.example>' },
    ...{ date: '2026-03-04T09:00:00Z', text: 'Where does the invoice go?' },
  });
  page = await openSignedIn(browser, world.server.url, mara.email);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  pictures?.close();
});

const openThread = () => page.goto(`${world.server.url}/conversations/${threadId}`);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const mails = () => page.locator('[data-mail]');
const frame = () => page.frameLocator('[data-mail-frame]').last();
const isOpen = (at: number) => mails().nth(at).locator('[data-row]').getAttribute('aria-expanded');
const choose = async (item: string) => {
  await button('Arrange').last().click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

withServer(
  'the latest mail is open, others are folded, and what it quotes stays folded until it is asked for',
  async () => {
    await openThread();
    await expect.poll(() => mails().count()).toBe(2);
    expect([await isOpen(0), await isOpen(1)]).toEqual(['false', 'true']);
    await frame().getByText('One more thing: the banner.').waitFor();
    expect(await frame().getByText('as it stood before').isVisible()).toBe(false);
    expect(await lookAt(page, 'conversation')).toEqual([]);
    await frame().locator('summary').click();
    await frame().getByText('as it stood before').waitFor();
    expect(await lookAt(page, 'conversation-quote')).toEqual([]);
    await mails().first().locator('[data-row]').click();
    expect([await isOpen(0), await isOpen(1)]).toEqual(['true', 'true']);
    await mails().first().locator('[data-row]').focus();
    await page.keyboard.press('o');
    expect(await isOpen(0)).toBe('false');
  },
  120_000,
);

withServer(
  'pictures from elsewhere are fetched once they are asked for, by the server, with no word of the reader',
  async () => {
    await openThread();
    await frame().getByText('One more thing: the banner.').waitFor();
    expect(asked).toEqual([]);
    const widthOf = () =>
      frame()
        .locator('img')
        .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
    await button('Show pictures').click();
    await expect.poll(widthOf).toBe(320);
    expect(asked).toEqual(['/banner.png ']);
    expect(await lookAt(page, 'conversation-pictures')).toEqual([]);
  },
  120_000,
);

withServer(
  'an attachment is downloaded as it came',
  async () => {
    await openThread();
    const link = page.getByRole('link', { name: /^Rollout plan\.csv/ });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('Rollout plan.csv');
    expect((await readFile(await download.path())).toString()).toBe('site;day\nLeipzig;Monday\n');
  },
  120_000,
);

withServer(
  'a conversation is split at a mail, put together with another one, and both are undone',
  async () => {
    await openThread();
    await expect.poll(() => mails().count()).toBe(2);
    // What is read of the mail moves the buttons below it.
    await frame().getByText('One more thing: the banner.').waitFor();
    await button('Arrange').last().click();
    await page.getByRole('menu').waitFor();
    expect(await lookAt(page, 'conversation-arrange')).toEqual([]);
    await page.keyboard.press('Escape');
    await choose('Make it a conversation of its own');
    await page.getByText('Conversation split', { exact: true }).waitFor();
    await expect.poll(() => mails().count()).toBe(1);
    expect(await lookAt(page, 'conversation-split')).toEqual([]);
    await button('Undo').click();
    await expect.poll(() => mails().count()).toBe(2);
    await choose('Put together with another conversation');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Other conversation').fill('Invoice');
    await page.getByRole('option', { name: 'Invoice for March' }).click();
    expect(await lookAt(page, 'conversation-merge')).toEqual([]);
    await dialog.getByRole('button', { name: 'Put together', exact: true }).click();
    await page.getByText('Conversations put together', { exact: true }).waitFor();
    await expect.poll(() => mails().count()).toBe(3);
    expect(await lookAt(page, 'conversation-merged')).toEqual([]);
    await button('Undo').last().click();
    await expect.poll(() => mails().count()).toBe(1);
    await openThread();
    await expect.poll(() => mails().count()).toBe(2);
  },
  120_000,
);
