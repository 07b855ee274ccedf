import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { HostView, OpenThread } from '../../src/mail-host/port.js';
import type { Playground, Tokens } from './playground.js';

export const mailbox = 'dana@demo.test';

export interface Look {
  width?: number;
  theme?: 'light' | 'dark';
  locale?: string;
  tokens?: Tokens | null;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

export function mailFrom(address: string, key = address): HostView {
  const participants: OpenThread['participants'] = [
    { address, role: 'from' },
    { address: mailbox, role: 'to' },
  ];
  const thread = {
    key,
    mailbox,
    hostThreadId: key,
    messageIds: [`${key.replaceAll('@', '.')}@mail.test`],
    subject: 'A mail',
    participants,
  };
  return { kind: 'thread', thread };
}

/** A browser of one person; `openPanel` opens further panels in it, as further tabs would. */
export async function newPerson(browser: Browser, look: Look = {}): Promise<BrowserContext> {
  const viewport = { width: look.width ?? 320, height: 760 };
  const context = await browser.newContext({ viewport, locale: look.locale ?? 'en-GB', reducedMotion: 'reduce' });
  const stored = look.tokens ? JSON.stringify(look.tokens) : null;
  await context.addInitScript((tokens) => {
    if (tokens && !localStorage.getItem('seeded')) localStorage.setItem('threadline:auth:tokens', tokens);
    localStorage.setItem('seeded', 'yes');
  }, stored);
  return context;
}

export async function openPanel(context: BrowserContext, playground: Playground, view: HostView): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${playground.url}/panel.html?backend=${encodeURIComponent(playground.server.url)}`);
  await show(page, view);
  return page;
}

export async function show(page: Page, view: HostView): Promise<void> {
  await page.evaluate((next) => globalThis.fakeMailHost.show(next), view);
}

export async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((next) => globalThis.fakeMailHost.showTheme(next), theme);
}

export async function setConnected(page: Page, connected: boolean): Promise<void> {
  await page.evaluate((now) => globalThis.fakeMailHost.setConnected(now), connected);
}

/** What axe finds on the page, as short sentences. */
export async function axeFinds(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html.slice(0, 120)}`);
}

/** Leaves every field, so that single keys act. */
export async function leaveFields(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

/** Opens a form by its key, types, and saves with Ctrl+Enter. */
export async function typeInto(page: Page, key: string, text: string): Promise<void> {
  await leaveFields(page);
  await page.keyboard.press(key);
  await page.locator('form').first().waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('input, textarea'));
  await page.keyboard.type(text);
}
