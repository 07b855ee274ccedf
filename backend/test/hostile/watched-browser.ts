import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { ranWord, trapHost } from './hostile-vectors.js';

export interface Sightings {
  /** Scripts of a mail that ran. */
  ran: number;
  /** Requests to anywhere but the servers named. */
  foreign: string[];
  /** Frames and pages that a mail has led elsewhere. */
  led: number;
  crashes: number;
}

export interface WatchedBrowser {
  context: BrowserContext;
  page: Page;
  seen: Sightings;
  forget(): void;
  /** Until what became of every foreign request is known: whether the browser itself has stopped it. */
  settled(): Promise<void>;
  /** Ends it; how often the network code of the browser has heard of the place where hostile mails call. */
  close(): Promise<number>;
}

export const nothingSeen = (): Sightings => ({ ran: 0, foreign: [], led: 0, crashes: 0 });

/** Chromium, watched from outside for everything that a mail could make it do. */
export async function watchedBrowser(home: string): Promise<WatchedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'threadline-hostile-'));
  const log = join(folder, 'net.json');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', `--log-net-log=${log}`],
  });
  const context = await browser.newContext({
    viewport: { width: 1200, height: 850 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const seen = nothingSeen();
  const settled = watch(context, page, { seen, isForeign: (url) => !url.startsWith(`${home}/`) });
  return {
    context,
    page,
    seen,
    forget: () => Object.assign(seen, nothingSeen()),
    settled,
    close: async () => {
      await browser.close();
      const heard = readFileSync(log, 'utf8').split(trapHost).length - 1;
      rmSync(folder, { recursive: true, force: true });
      return heard;
    },
  };
}

const patience = 15_000;

/** Why a browser does not even begin a request: the page's own policy, or a drawing of another origin. */
const stoppedInside: ReadonlySet<string> = new Set(['csp', 'origin']);

/**
 * Counts what the frames of a page do; `isForeign` knows the addresses that nobody may call. Answers with a wait until
 * what became of every foreign request is known.
 */
export function watch(
  context: BrowserContext,
  page: Page,
  { seen, isForeign }: { seen: Sightings; isForeign: (url: string) => boolean },
): () => Promise<void> {
  const open = new Set<Request>();
  context.on('console', (message) => {
    if (message.text() === ranWord) seen.ran += 1;
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(?:https?|wss?|ftp):/.test(url) || !isForeign(url)) return;
    seen.foreign.push(url);
    open.add(request);
  });
  context.on('requestfinished', (request) => open.delete(request));
  context.on('requestfailed', (request) => {
    open.delete(request);
    const at = stoppedInside.has(request.failure()?.errorText ?? '') ? seen.foreign.indexOf(request.url()) : -1;
    if (at >= 0) seen.foreign.splice(at, 1);
  });
  context.on('page', () => {
    seen.led += 1;
  });
  page.on('dialog', (dialog) => {
    seen.ran += 1;
    void dialog.dismiss();
  });
  page.on('crash', () => {
    seen.crashes += 1;
  });
  page.on('framenavigated', (frame) => {
    const url = frame.url();
    if (frame !== page.mainFrame() && /^https?:/.test(url) && isForeign(url)) seen.led += 1;
  });
  return async () => {
    const until = Date.now() + patience;
    while (open.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    open.clear();
  };
}
