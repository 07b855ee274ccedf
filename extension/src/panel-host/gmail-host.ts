import { HostDisplay } from '@threadline/shared/mail-host/host-display';
import type { MailHost, SendGuard } from '@threadline/shared/mail-host/port';
import { createAuth } from './auth.js';
import { GmailConnection } from './connection.js';
import { enterPanel, tellGmail } from './frame.js';
import { panelStorage } from './storage.js';

/** The panel's mail client when it stands in Gmail. */
export class GmailHost extends HostDisplay implements MailHost {
  readonly kind = 'gmail';
  readonly storage = panelStorage;
  readonly auth: MailHost['auth'];
  private readonly connection: GmailConnection;

  constructor(readonly backendUrl: string) {
    super('light');
    this.auth = createAuth(backendUrl);
    this.connection = new GmailConnection({
      onView: (view) => this.show(view),
      onTheme: (theme) => this.showTheme(theme),
      onFocus: enterPanel,
    });
  }

  connect(): Promise<void> {
    return this.connection.open();
  }

  insertText(composeId: string, text: string): Promise<void> {
    return this.connection.insertText(composeId, text);
  }

  override guardSends(guard: SendGuard | null): void {
    this.connection.guardSends(guard);
  }

  openPage(url: string): void {
    const { protocol } = new URL(url);
    if (protocol === 'https:' || protocol === 'http:') void chrome.tabs.create({ url });
  }

  reportHeight(pixels: number): void {
    tellGmail({ threadline: 'height', pixels });
  }
}
