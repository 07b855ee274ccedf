import {
  HostError,
  type HostTheme,
  type HostView,
  type LeavingMail,
  type SendGuard,
} from '@threadline/shared/mail-host/port';
import { type FromPanel, panelPort, type ToPanel } from './protocol.js';

export interface ConnectionEvents {
  onView(view: HostView): void;
  onTheme(theme: HostTheme): void;
  onFocus(): void;
}

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

const gone = 'Gmail was reloaded or closed. Reload the Gmail page and try again.';

/** The panel page's line to the Gmail tab it stands in. */
export class GmailConnection {
  private port: chrome.runtime.Port | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;
  private guard: SendGuard | null = null;

  constructor(private readonly events: ConnectionEvents) {}

  async open(): Promise<void> {
    const tab = await chrome.tabs.getCurrent();
    if (tab?.id === undefined) return;
    const port = chrome.tabs.connect(tab.id, { name: panelPort, frameId: 0 });
    this.port = port;
    port.onMessage.addListener((message: ToPanel) => this.receive(message));
    port.onDisconnect.addListener(() => this.lose());
    if (this.guard) this.guardSends(this.guard);
  }

  insertText(composeId: string, text: string): Promise<void> {
    const port = this.port;
    if (!port) return Promise.reject(new HostError('host_changed', gone));
    this.requests += 1;
    const requestId = this.requests;
    return new Promise((resolve, reject) => {
      this.waiting.set(requestId, { resolve, reject });
      const request: FromPanel = { type: 'insert', requestId, composeId, text };
      port.postMessage(request);
    });
  }

  /** What is said again to every tab that this page is joined to. */
  guardSends(guard: SendGuard | null): void {
    this.guard = guard;
    this.say({ type: 'guard-sends', words: guard?.words ?? null });
  }

  private async check(requestId: number, mail: LeavingMail): Promise<void> {
    const reasons = await this.guard?.check(mail).catch(() => null);
    this.say({ type: 'send-checked', requestId, reasons: reasons ?? null });
  }

  private say(message: FromPanel): void {
    this.port?.postMessage(message);
  }

  private receive(message: ToPanel): void {
    if (message.type === 'check-send') void this.check(message.requestId, message.mail);
    if (message.type === 'view') this.events.onView(message.view);
    if (message.type === 'theme') this.events.onTheme(message.theme);
    if (message.type === 'focus') this.events.onFocus();
    if (message.type === 'inserted') this.settle(message.requestId, (waiting) => waiting.resolve());
    if (message.type === 'insert-failed') {
      const error = new HostError(message.code, message.message);
      this.settle(message.requestId, (waiting) => waiting.reject(error));
    }
  }

  private settle(requestId: number, end: (waiting: Waiting) => void): void {
    const waiting = this.waiting.get(requestId);
    this.waiting.delete(requestId);
    if (waiting) end(waiting);
  }

  private lose(): void {
    this.port = null;
    for (const requestId of [...this.waiting.keys()]) {
      this.settle(requestId, (waiting) => waiting.reject(new HostError('host_changed', gone)));
    }
  }
}
