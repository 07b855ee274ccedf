import type { HostView } from '@threadline/shared/mail-host/port';
import type { Frame, Page } from 'playwright-core';
import type { TestBrowser } from './browser.js';

export interface GmailTabOptions {
  account?: number;
  query?: string;
  hash?: string;
}

/** One tab with the Gmail-shaped page, and a line to the content script of the kind that the panel has. */
export class GmailTab {
  private constructor(
    readonly page: Page,
    private readonly browser: TestBrowser,
    private readonly tabId: number,
  ) {}

  static async open(browser: TestBrowser, options: GmailTabOptions = {}): Promise<GmailTab> {
    const page = await browser.context.newPage();
    await page.goto(
      `https://mail.google.com/mail/u/${options.account ?? 0}/${options.query ?? ''}${options.hash ?? ''}`,
    );
    const worker = await browser.serviceWorker();
    const tabId = await worker.evaluate(async () => {
      const tabs = await chrome.tabs.query({ url: 'https://mail.google.com/*' });
      return Math.max(...tabs.map((tab) => tab.id ?? -1));
    });
    return new GmailTab(page, browser, tabId);
  }

  async goTo(hash: string): Promise<void> {
    await this.page.evaluate((next) => {
      location.hash = next;
    }, hash);
  }

  /** Everything the content script tells a panel that starts now, until a view fulfils `isEnough`. */
  async view(isEnough: (view: HostView) => boolean = () => true): Promise<HostView> {
    let last: HostView | null = null;
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
      last = await this.currentView();
      if (last && isEnough(last)) return last;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`No such view within 20 s; the last one was ${JSON.stringify(last)}`);
  }

  /** Asks the content script to insert text, as the panel does. */
  async insert(composeId: string, text: string): Promise<Record<string, unknown>> {
    const worker = await this.browser.serviceWorker();
    return worker.evaluate(
      (request) =>
        new Promise<Record<string, unknown>>((resolve) => {
          const port = chrome.tabs.connect(request.tabId, { name: 'threadline.panel', frameId: 0 });
          port.onMessage.addListener((message: Record<string, unknown>) => {
            if (message.requestId === 1) resolve(message);
          });
          port.postMessage({ type: 'insert', requestId: 1, composeId: request.composeId, text: request.text });
        }),
      { tabId: this.tabId, composeId, text },
    );
  }

  /** The panel's own document, once its frame has loaded. */
  async panel(): Promise<Frame> {
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
      const found = this.page.frames().find((frame) => frame.url().endsWith('/tabs/panel.html'));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The panel’s frame has not loaded within 20 s');
  }

  /** Resolves when the panel's frame is on screen inside an element that matches. */
  async panelStandsIn(selector: string): Promise<void> {
    await this.page.locator(`${selector} iframe[title="Threadline"]`).waitFor({ state: 'visible', timeout: 30_000 });
  }

  /** The colours that a panel which starts now is told. */
  async theme(): Promise<unknown> {
    const message = await this.firstMessage('theme');
    return message?.theme;
  }

  /** What the service worker answers when Gmail's isolated world sends it a message. */
  async fromContentScript(message: Record<string, unknown>): Promise<unknown> {
    const worker = await this.browser.serviceWorker();
    return worker.evaluate(
      async (request) => {
        const [result] = await chrome.scripting.executeScript({
          target: { tabId: request.tabId },
          args: [request.message],
          func: (sent: Record<string, unknown>) =>
            Promise.race([
              chrome.runtime.sendMessage<unknown, unknown>(sent).then((answer) => answer ?? 'no answer'),
              new Promise((resolve) => setTimeout(() => resolve('no answer'), 1_000)),
            ]).catch(() => 'no answer'),
        });
        return result?.result;
      },
      { tabId: this.tabId, message },
    );
  }

  /** Runs a function in the isolated world of Gmail's tab, where the content script lives. */
  async inContentScript<Result>(run: () => Promise<Result>): Promise<unknown> {
    const worker = await this.browser.serviceWorker();
    const tabId = this.tabId;
    // The service worker may not evaluate text, so the function is handed over by the debugger as a literal.
    const source = `chrome.scripting.executeScript({ target: { tabId: ${tabId} }, func: ${run.toString()} })`;
    const [result] = (await worker.evaluate(source)) as { result: unknown }[];
    return result?.result;
  }

  private async currentView(): Promise<HostView | null> {
    const message = await this.firstMessage('view');
    return (message?.view as HostView | undefined) ?? null;
  }

  private async firstMessage(type: string): Promise<Record<string, unknown> | null> {
    const worker = await this.browser.serviceWorker();
    return worker.evaluate(
      (wanted) =>
        new Promise<Record<string, unknown> | null>((resolve) => {
          const port = chrome.tabs.connect(wanted.tabId, { name: 'threadline.panel', frameId: 0 });
          const end = (message: Record<string, unknown> | null) => {
            port.disconnect();
            resolve(message);
          };
          port.onMessage.addListener((message: Record<string, unknown>) => {
            if (message.type === wanted.type) end(message);
          });
          port.onDisconnect.addListener(() => resolve(null));
          setTimeout(() => end(null), 300);
        }),
      { tabId: this.tabId, type },
    );
  }
}
