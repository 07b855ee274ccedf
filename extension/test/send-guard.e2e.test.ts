import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { storeEarlierMails } from '../../backend/test/earlier-mails.js';
import { press } from '../../backend/test/keys.js';
import type { TestBrowser } from './browser.js';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

interface SentMail {
  text: string;
  to: string[];
}

const house = useHouse();
const pictures = join(import.meta.dirname, '..', '..', '.cache', 'pictures', 'looks');
const secret = 'Their CFO is leaving in March, so keep the discount to ourselves until then.';
const bea = { name: 'Bea Buyer', email: 'bea@acme.test' };
let browser: TestBrowser;
let panel: SidePanel;
let gmail: Page;

beforeAll(async () => {
  browser = await house.browser();
  panel = await openMail(browser, { hash: addressOf.pricing });
  gmail = panel.tab.page;
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
  await panel.enter();
  await panel.press('n');
  await panel.frame.getByRole('textbox', { name: /note/i }).first().fill(secret);
  await panel.press('Control+Enter');
  await panel.text(secret).first().waitFor();
}, 120_000);

const sent = () => gmail.evaluate(() => (window as unknown as { sentMails: SentMail[] }).sentMails);
const body = () => gmail.locator('[g_editable]').last();
const sendButton = () => gmail.locator('.aoO').last();

/** What the question says, as a screen reader hears it: Gmail's page cannot look into it, and tests cannot either. */
async function question(): Promise<string> {
  const session = await gmail.context().newCDPSession(gmail);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const words = nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => `${role?.value}: ${name?.value ?? ''}`);
  const start = words.indexOf('dialog: Send this mail?');
  return start < 0 ? '' : words.slice(start).join('\n');
}
const isAsked = () => expect.poll(question).toContain('button: Send anyway');
const isNotAsked = () => expect.poll(question).toBe('');
/** The way back has the focus; sending stands before it. */
async function insist(): Promise<void> {
  await press(gmail, 'Shift+Tab');
  await press(gmail, 'Enter');
}

/** Narrow and wide; the question fits into both. */
async function picture(name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const before = gmail.viewportSize();
  for (const width of [360, 1200]) {
    await gmail.setViewportSize({ width, height: 720 });
    await gmail.screenshot({ path: join(pictures, `${name}-${width}.png`) });
  }
  if (before) await gmail.setViewportSize(before);
}

async function newMail(to: { name: string; email: string }[], text: string): Promise<void> {
  await gmail.evaluate((people) => {
    (window as unknown as { openCompose: (to: object[]) => void }).openCompose(people);
  }, to);
  await body().click();
  await gmail.keyboard.type(text);
}

test('a clean mail goes out without a word, however long it is', async () => {
  await newMail([bea], 'Dear Bea, the price list is attached. See you on Tuesday.');
  await gmail.keyboard.insertText(' The offer stands as we agreed.'.repeat(200));
  await sendButton().click();
  await expect.poll(async () => (await sent()).length).toBe(1);
  await isNotAsked();
});

test('a mail that repeats an internal note is held back, and its text is there after "Back to the mail"', async () => {
  await newMail([bea], `Dear Bea, ${secret}`);
  await sendButton().click();
  await isAsked();
  expect(await question()).toContain('an internal note on ACME Tools: “Their CFO is leaving in March, so keep”.');
  await picture('send-guard-light');
  await press(gmail, 'Enter');
  await isNotAsked();
  expect(await body().innerText()).toContain(secret);
  expect((await sent()).length).toBe(1);
});

test('keys are held back as the button is, and whoever insists sends', async () => {
  await body().press('Control+Enter');
  await isAsked();
  await press(gmail, 'Escape');
  await isNotAsked();
  expect((await sent()).length).toBe(1);
  await body().press('Control+Enter');
  await isAsked();
  await insist();
  await expect.poll(async () => (await sent()).length).toBe(2);
});

test('another customer’s contact beside the first is noticed, one customer alone is not', async () => {
  await newMail([bea, { name: 'Carol Client', email: 'carol@globex.test' }], 'Hello both, the new prices are out.');
  await sendButton().click();
  await isAsked();
  expect(await question()).toContain('carol@globex.test belongs to Globex Mills, and the mail is about ACME Tools.');
  await press(gmail, 'Enter');
  await gmail.locator('.composed .Ha').click();
  await newMail([bea], 'Hello Bea, the new prices are out.');
  await sendButton().click();
  await expect.poll(async () => (await sent()).length).toBe(3);
});

test('while the server cannot be reached the writer is told so and decides', async () => {
  const unreachable = '**/trpc/sendGuard.check**';
  await gmail.context().route(unreachable, (route) => route.abort());
  await newMail([bea], 'Hello Bea.');
  await sendButton().click();
  await isAsked();
  expect(await question()).toContain('was not checked');
  await insist();
  await expect.poll(async () => (await sent()).length).toBe(4);
  await gmail.context().unroute(unreachable);
});

test('in the dark a domain that nobody has written to is told, beside all else', async () => {
  panel = await openMail(browser, { hash: addressOf.pricing, query: '?theme=dark' });
  gmail = panel.tab.page;
  await panel.customer('ACME Tools').waitFor();
  const sam = { name: 'Sam Stranger', email: 'sam@never-seen.test' };
  await newMail([bea, sam], 'Hello both.');
  await sendButton().click();
  await expect.poll(async () => (await sent()).length).toBe(1);
  await storeEarlierMails(house.world.server.runtime, 'example');
  await newMail([bea, { name: 'Known', email: 'other@known-3.test' }], 'Hello both.');
  await sendButton().click();
  await expect.poll(async () => (await sent()).length).toBe(2);
  await newMail([bea, sam, { name: 'Carol Client', email: 'carol@globex.test' }], `Hello all, ${secret}`);
  await sendButton().click();
  await isAsked();
  const asked = await question();
  expect(asked).toContain('Nobody here has written to never-seen.test before: sam@never-seen.test.');
  expect(asked).toContain('carol@globex.test belongs to Globex Mills');
  await picture('send-guard-dark');
  await insist();
  await expect.poll(async () => (await sent()).length).toBe(3);
});
