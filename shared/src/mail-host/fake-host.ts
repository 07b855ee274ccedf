import { createStorage } from './browser-storage.js';
import { createFakeAuth } from './fake-auth.js';
import { HostError, type HostKind, type HostTheme, type HostView, type MailHost, type Unsubscribe } from './port.js';

export interface FakeHostOptions {
  kind: Exclude<HostKind, 'api'>;
  backendUrl: string;
}

/** A mail client for a plain browser: shows what it is told to show, and keeps what is inserted. */
export class FakeMailHost implements MailHost {
  readonly kind: HostKind;
  readonly backendUrl: string;
  readonly storage = createStorage('threadline:');
  readonly auth: MailHost['auth'];
  /** Every text that was put into a mail, newest last. */
  readonly inserted: { composeId: string; text: string }[] = [];
  height = 0;
  private currentView: HostView | null = null;
  private currentTheme: HostTheme = 'light';
  private readonly viewListeners = new Set<(view: HostView) => void>();
  private readonly themeListeners = new Set<(theme: HostTheme) => void>();

  constructor({ kind, backendUrl }: FakeHostOptions) {
    this.kind = kind;
    this.backendUrl = backendUrl;
    this.auth = createFakeAuth(backendUrl, this.storage);
  }

  view(): HostView | null {
    return this.currentView;
  }

  onView(listener: (view: HostView) => void): Unsubscribe {
    this.viewListeners.add(listener);
    return () => this.viewListeners.delete(listener);
  }

  /** Opens a thread, a compose window, or nothing, as a person would in the mail client. */
  show(view: HostView): void {
    this.currentView = view;
    for (const listener of this.viewListeners) listener(view);
  }

  theme(): HostTheme {
    return this.currentTheme;
  }

  onTheme(listener: (theme: HostTheme) => void): Unsubscribe {
    this.themeListeners.add(listener);
    return () => this.themeListeners.delete(listener);
  }

  showTheme(theme: HostTheme): void {
    this.currentTheme = theme;
    for (const listener of this.themeListeners) listener(theme);
  }

  async insertText(composeId: string, text: string): Promise<void> {
    if (this.currentView?.kind !== 'compose' || this.currentView.composeId !== composeId) {
      throw new HostError('compose_gone', 'This mail window is no longer open.');
    }
    this.inserted.push({ composeId, text });
  }

  openPage(url: string): void {
    open(url, '_blank', 'noopener');
  }

  reportHeight(pixels: number): void {
    this.height = pixels;
  }

  /** Cuts this page off from the server, and connects it again. */
  setConnected(connected: boolean): void {
    globalThis.fetch = connected ? realFetch : refuse;
    globalThis.dispatchEvent(new Event(connected ? 'online' : 'offline'));
  }
}

const realFetch = globalThis.fetch;

async function refuse(): Promise<Response> {
  throw new TypeError('Failed to fetch');
}
