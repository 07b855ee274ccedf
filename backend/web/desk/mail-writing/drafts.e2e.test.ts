import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dovecotMissing } from '../../../test/dovecot.js';
import { mara, ned, startDraft, startWritingWorld, type WritingWorld } from '../../../test/writing-world.js';
import { breakServer } from '../looks/break-server.fixture.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openDesk, signIn } from '../open-desk.fixture.js';

const withServer = test.skipIf(dovecotMissing !== null);
let world: WritingWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (dovecotMissing) return;
  [world, browser] = await Promise.all([startWritingWorld(), launchChromium()]);
  page = await signedIn(mara.email);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const signedIn = async (email: string): Promise<Page> => {
  const opened = await openDesk(browser, `${world.server.url}/sign-in`);
  opened.page.setDefaultTimeout(15_000);
  await signIn(opened.page, email);
  return opened.page;
};
const open = (path: string) => page.goto(`${world.server.url}${path}`);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const composer = () => page.getByRole('region', { name: 'Write a mail' });
const field = (name: string) => composer().getByLabel(name, { exact: true });
const rows = () => page.locator('[data-row]');

withServer(
  'without drafts the page says how to begin one; a new mail from a customer’s page goes out',
  async () => {
    await open('/mail/drafts');
    await page.getByText('No drafts', { exact: true }).waitFor();
    expect(await lookAt(page, 'drafts-empty')).toEqual([]);
    await open(`/customers/${world.customerId}?tab=mail`);
    await page.getByRole('link', { name: 'New mail', exact: true }).waitFor();
    expect(await lookAt(page, 'mail-tab')).toEqual([]);
    await page.getByRole('link', { name: 'New mail', exact: true }).click();
    await expect.poll(() => field('To').evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('Jane Doe <jane@alderbrook.example>');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await field('Subject').fill('Kick-off on Tuesday');
    await field('Text').fill('Hello Jane, see you on Tuesday.');
    await composer().getByText('Saved', { exact: true }).waitFor();
    expect(await lookAt(page, 'new-mail')).toEqual([]);
    await page.reload();
    await expect.poll(() => field('Text').inputValue()).toBe('Hello Jane, see you on Tuesday.');
    await field('Subject').press('Control+Enter');
    await composer().getByText('Sent', { exact: true }).waitFor({ timeout: 30_000 });
    expect(await lookAt(page, 'new-mail-sent')).toEqual([]);
    const mail = await simpleParser(world.sink.mails[0]?.raw ?? '');
    expect(world.sink.mails.map(({ to }) => to)).toEqual([['jane@alderbrook.example']]);
    expect(mail).toMatchObject({ subject: 'Kick-off on Tuesday' });
    expect([mail.inReplyTo, mail.references]).toEqual([undefined, undefined]);
    await button('Done').click();
    await page.getByText('No drafts', { exact: true }).waitFor();
    await open(`/customers/${world.customerId}?tab=mail`);
    await page.getByText('Kick-off on Tuesday').waitFor();
  },
  120_000,
);

withServer(
  'a mail without recipients is not sent, and the text outlives a server that is away',
  async () => {
    await open('/mail/new');
    await field('Text').fill('To nobody');
    await field('Text').press('Control+Enter');
    await composer().getByText('Say who this mail goes to: add at least one address.').waitFor();
    expect(await lookAt(page, 'new-mail-nobody')).toEqual([]);
    await page.route('**/desk/trpc/mailWriting.save**', (route) => route.abort());
    await field('Text').fill('Written on a train');
    await composer().getByText('Not saved yet: the server cannot be reached.', { exact: false }).waitFor();
    expect(await lookAt(page, 'new-mail-offline')).toEqual([]);
    await page.reload();
    await expect.poll(() => field('Text').inputValue()).toBe('Written on a train');
    await page.unroute('**/desk/trpc/mailWriting.save**');
    await composer().getByText('Saved', { exact: true }).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('Text', { exact: true }).fill('From the other tab');
    await other.getByText('Saved', { exact: true }).waitFor();
    await other.close();
    await field('Text').fill('From this tab');
    await composer().getByText('This draft was changed in another tab.').waitFor();
    expect(await lookAt(page, 'new-mail-conflict')).toEqual([]);
    await button('Keep this text').click();
    await composer().getByText('Saved', { exact: true }).waitFor();
    await field('Text').press('Escape');
    await page.getByText('From this tab').waitFor();
  },
  120_000,
);

withServer(
  'drafts come page by page; one is discarded, and that is undone',
  async () => {
    await world.asMara(async (ctx) => {
      for (let number = 1; number <= 60; number += 1) {
        const to = [{ address: `person${number}@alderbrook.example`, name: `Person ${number}` }];
        await startDraft(ctx, { mode: 'new', to });
      }
    });
    await open('/mail/drafts');
    await rows().first().waitFor();
    const shown = await rows().count();
    expect(shown).toBeLessThan(61);
    expect(await lookAt(page, 'drafts')).toEqual([]);
    await button('Show more').click();
    await expect.poll(() => rows().count()).toBe(61);
    await page.getByText('From this tab').click();
    await button('Discard').click();
    await page.getByText('Draft discarded', { exact: true }).waitFor();
    await expect.poll(() => page.getByText('From this tab').count()).toBe(0);
    await button('Undo').click();
    await page.getByText('From this tab').waitFor();
  },
  120_000,
);

withServer(
  'drafts that cannot be read say so, and come when they are asked for again',
  async () => {
    await breakServer(page, ['session.me']);
    await open('/mail/drafts');
    await button('Try again').waitFor();
    expect(await lookAt(page, 'drafts-failing')).toEqual([]);
    await page.unroute('**/desk/trpc/**');
    await button('Try again').click();
    await rows().first().waitFor();
  },
  120_000,
);

withServer(
  'who has no mailbox is told what to do instead of a mail',
  async () => {
    const other = await signedIn(ned.email);
    await other.goto(`${world.server.url}/mail/new`);
    await other.getByText('No mailbox to write from', { exact: true }).waitFor();
    expect(await lookAt(other, 'new-mail-no-mailbox')).toEqual([]);
    await other.getByRole('link', { name: 'Connect a mailbox' }).click();
    await other.getByRole('heading', { level: 1, name: 'Mailboxes' }).waitFor();
    await other.context().close();
  },
  120_000,
);
