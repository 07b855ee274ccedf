import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { inboxPassword } from '../../test/inbox-world.js';

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}

const pages = new Set<Page>();

// A walk that ends early says where it stood: what it waited for is not enough to know why.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of pages) {
    const text = await page.innerText('body', { timeout: 2000 }).catch(() => 'nothing to read');
    console.error(`${page.url()}\n${text.replace(/\s+/g, ' ').slice(0, 1500)}`);
  }
});

export interface OpenedDesk {
  page: Page;
  /** What the browser complained of: scripts that broke, rules of the page's policy that were hit. */
  complaints: string[];
}

/** A browser of one's own at an address of the desk. */
export async function openDesk(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedDesk> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 850 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  pages.add(page);
  page.on('close', () => pages.delete(page));
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Minified React error/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints };
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(inboxPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** A page of the desk of somebody who has signed in, which is not waited for longer than people would. */
export async function openSignedIn(browser: Browser, origin: string, email: string): Promise<Page> {
  const { page } = await openDesk(browser, `${origin}/sign-in`);
  page.setDefaultTimeout(15_000);
  await signIn(page, email);
  return page;
}

/** By how many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const inner = document.querySelector('#page');
    const within = inner ? inner.scrollWidth - inner.clientWidth : 0;
    return Math.max(within, document.documentElement.scrollWidth - innerWidth);
  });
}
