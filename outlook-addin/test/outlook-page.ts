import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import type { FakeDraft } from './fake-items.js';
import type { FakeOfficeOptions, Shown } from './fake-office.js';

const outlook = 'https://outlook.office.com/mail/';

export interface PaneOptions {
  width?: number;
  office?: FakeOfficeOptions;
  shown?: Shown;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests'],
  });
}

/** A browser in which Outlook's page stands, and Microsoft's network hands out the pretend Office. */
export async function newReader(browser: Browser, serverUrl: string, locale = 'en-GB'): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 420, height: 820 }, locale, reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  const script = await fakeOfficeScript();
  await context.route(/^https:\/\/appsforoffice\.microsoft\.com\//, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  await context.route(/^https:\/\/outlook\.office\.com\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: mailPage(serverUrl) }),
  );
  return context;
}

let bundled: Promise<string> | null = null;

function fakeOfficeScript(): Promise<string> {
  bundled ??= build({
    entryPoints: [join(import.meta.dirname, 'fake-office-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
  }).then((built) => built.outputFiles[0]?.text ?? '');
  return bundled;
}

/** Outlook in a browser, as far as the pane sees it: another origin, with a frame of some width. */
export function mailPage(serverUrl: string, search = ''): string {
  return `<!doctype html><html lang="en"><head><title>Mail</title><style>body{margin:0}iframe{border:0;height:800px}</style></head>
    <body><main><h1 style="font-size:12px;margin:0">Inbox</h1>
    <iframe title="Threadline" width="320" src="${serverUrl}/outlook/taskpane.html${search}"></iframe></main></body></html>`;
}

/** The pane beside a mail, and Outlook around it. */
export class OutlookPage {
  private constructor(
    readonly page: Page,
    public pane: Frame,
  ) {}

  static async open(context: BrowserContext, { width = 320, office, shown }: PaneOptions = {}): Promise<OutlookPage> {
    const page = await context.newPage();
    await page.goto(outlook);
    const opened = new OutlookPage(page, await paneOf(page));
    await opened.setWidth(width);
    if (office) await opened.keep('fake-options', office);
    if (shown) await opened.keep('fake-shown', shown);
    if (office || shown) await opened.reload();
    return opened;
  }

  async reload(): Promise<void> {
    await this.page.reload();
    this.pane = await paneOf(this.page);
  }

  /** Shows another item in Outlook; `told: false` is the event that a pinned pane misses. */
  async show(shown: Shown, told = true): Promise<void> {
    await this.keep('fake-shown', shown);
    await this.pane.evaluate(([next, isTold]) => globalThis.fakeOffice.show(next, { told: isTold }), [
      shown,
      told,
    ] as const);
  }

  async setWidth(width: number): Promise<void> {
    await this.page.locator('iframe').evaluate((frame, pixels) => frame.setAttribute('width', String(pixels)), width);
  }

  /** Lets Outlook run what it runs when a mail is sent, and tells what it was answered. */
  async send(draft: FakeDraft): Promise<Pick<Office.SmartAlertsEventCompletedOptions, 'allowEvent' | 'errorMessage'>> {
    await this.keep('fake-shown', { draft } satisfies Shown);
    await this.page.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
      const at = new URL(frame.src);
      frame.src = `${at.origin}/outlook/events.html`;
    });
    const runtime = await this.page.waitForEvent('framenavigated', (frame) => frame.url().endsWith('/events.html'));
    await runtime.waitForFunction(() => 'onMessageSend' in (globalThis.launchEvents ?? {}));
    return runtime.evaluate(
      () =>
        new Promise<Office.SmartAlertsEventCompletedOptions>((resolve) => {
          globalThis.launchEvents.onMessageSend?.({ completed: (options) => resolve(options ?? {}) });
        }),
    );
  }

  customer(name: string) {
    return this.pane.getByRole('heading', { level: 1, name, exact: true });
  }

  /** Presses a single key outside of every field, as a shortcut. */
  async press(key: string): Promise<void> {
    await this.pane.evaluate(() => {
      window.focus();
      (document.activeElement as HTMLElement | null)?.blur();
    });
    await this.pane.locator('body').press(key);
  }

  /** Opens a form by its key, types, and leaves it to be saved. */
  async begin(key: string, text: string): Promise<void> {
    await this.press(key);
    await this.pane.locator('form').getByRole('textbox').first().waitFor();
    await this.pane.waitForFunction(() => document.activeElement?.matches('input, textarea'));
    await this.page.keyboard.type(text);
  }

  /** The same in a hurry, once the pane has the keyboard: whoever is shown now, the text is typed if a form comes. */
  async tryBegin(key: string, text: string): Promise<boolean> {
    await this.pane.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await this.page.keyboard.press(key);
    const hasField = () => document.activeElement?.matches('form textarea') ?? false;
    const field = await this.pane.waitForFunction(hasField, undefined, { timeout: 600 }).catch(() => null);
    if (!field) return false;
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
    return true;
  }

  /** Asks the server as the person who is signed in to this pane. */
  ask<Answer>(path: string, input: object, method: 'GET' | 'POST' = 'GET'): Promise<Answer> {
    return this.pane.evaluate(
      async ([call, body, verb]) => {
        const tokens = JSON.parse(localStorage.getItem('threadline::auth:tokens') ?? '{}') as { access?: string };
        const query = verb === 'GET' ? `?input=${encodeURIComponent(body)}` : '';
        const headers = { authorization: `Bearer ${tokens.access}`, 'content-type': 'application/json' };
        const response = await fetch(`/trpc/${call}${query}`, {
          method: verb,
          headers,
          ...(verb === 'POST' ? { body } : {}),
        });
        const answer = await response.json();
        if (!response.ok) throw new Error(JSON.stringify(answer));
        return answer.result.data;
      },
      [path, JSON.stringify(input), method] as const,
    );
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
  }

  /** Resolves once the server has taken every write. */
  async settled(): Promise<void> {
    await this.pane.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes(':panel:queue:')));
  }

  private async keep(name: string, value: unknown): Promise<void> {
    await this.pane.evaluate(([key, text]) => localStorage.setItem(key, text), [name, JSON.stringify(value)] as const);
  }
}

async function paneOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe');
  const pane = await element.contentFrame();
  if (!pane) throw new Error('The pane has no document.');
  await pane.waitForURL(/\/outlook\//);
  await pane.waitForLoadState('load');
  return pane;
}
