import type { TestBrowser } from '../browser.js';

/** Notes in every panel page when which customer's name came onto the screen. */
export async function watchPainting({ context }: TestBrowser): Promise<void> {
  await context.addInitScript(() => {
    if (!location.pathname.endsWith('/tabs/panel.html')) return;
    const painted: [string, number][] = [];
    Object.assign(globalThis, { painted });
    let last = '';
    const look = () => {
      const name = document.querySelector('h1 a')?.textContent ?? '';
      if (name === last) return;
      last = name;
      // The frame after the change is painted when a task that it queues runs.
      requestAnimationFrame(() => setTimeout(() => painted.push([name, performance.timeOrigin + performance.now()])));
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/**
 * Listens as a panel does in every Gmail tab that has a content script, from the moment it has one, and notes in the
 * service worker when a conversation was first told of.
 */
export async function watchDetection(browser: TestBrowser): Promise<void> {
  const worker = await browser.serviceWorker();
  await worker.evaluate(() => {
    const heard = new Set<number>();
    const detected: Record<string, number> = {};
    Object.assign(globalThis, { detected });
    const listen = (tabId: number) => {
      const port = chrome.tabs.connect(tabId, { name: 'threadline.panel', frameId: 0 });
      heard.add(tabId);
      port.onDisconnect.addListener(() => {
        void chrome.runtime.lastError;
        heard.delete(tabId);
      });
      port.onMessage.addListener((message: { view?: { thread?: { subject: string } | null } }) => {
        const subject = message.view?.thread?.subject;
        if (subject) detected[subject] ??= performance.timeOrigin + performance.now();
      });
    };
    setInterval(async () => {
      const tabs = await chrome.tabs.query({ url: 'https://mail.google.com/*' });
      for (const { id } of tabs) if (id !== undefined && !heard.has(id)) listen(id);
    }, 10);
  });
}

export async function detectedAt(browser: TestBrowser, subject: string): Promise<number> {
  const worker = await browser.serviceWorker();
  const at = await worker.evaluate(
    (name) => (globalThis as unknown as { detected: Record<string, number> }).detected[name],
    subject,
  );
  if (at === undefined) throw new Error(`Nobody told of the conversation "${subject}".`);
  return at;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
