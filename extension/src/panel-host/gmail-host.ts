import type { HostTheme, HostView, MailHost, Unsubscribe } from '@threadline/shared/mail-host/port';
import { createAuth } from './auth.js';
import { GmailConnection } from './connection.js';
import { enterPanel, tellGmail } from './frame.js';
import { panelStorage } from './storage.js';

/** The panel's mail client when it stands in Gmail. */
export class GmailHost implements MailHost {
  readonly kind = 'gmail';
  readonly storage = panelStorage;
  readonly auth: MailHost['auth'];
  private readonly connection: GmailConnection;
  private readonly viewListeners = new Set<(view: HostView) => void>();
  private readonly themeListeners = new Set<(theme: HostTheme) => void>();
  private currentView: HostView | null = null;
  private currentTheme: HostTheme = 'light';

  constructor(readonly backendUrl: string) {
    this.auth = createAuth(backendUrl);
    this.connection = new GmailConnection({
      onView: (view) => {
        this.currentView = view;
        for (const listener of this.viewListeners) listener(view);
      },
      onTheme: (theme) => {
        this.currentTheme = theme;
        for (const listener of this.themeListeners) listener(theme);
      },
      onFocus: enterPanel,
    });
  }

  connect(): Promise<void> {
    return this.connection.open();
  }

  view(): HostView | null {
    return this.currentView;
  }

  onView(listener: (view: HostView) => void): Unsubscribe {
    this.viewListeners.add(listener);
    return () => this.viewListeners.delete(listener);
  }

  theme(): HostTheme {
    return this.currentTheme;
  }

  onTheme(listener: (theme: HostTheme) => void): Unsubscribe {
    this.themeListeners.add(listener);
    return () => this.themeListeners.delete(listener);
  }

  insertText(composeId: string, text: string): Promise<void> {
    return this.connection.insertText(composeId, text);
  }

  openPage(url: string): void {
    const { protocol } = new URL(url);
    if (protocol === 'https:' || protocol === 'http:') void chrome.tabs.create({ url });
  }

  reportHeight(pixels: number): void {
    tellGmail({ threadline: 'height', pixels });
  }
}
