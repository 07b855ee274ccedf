import { createStorage } from '@threadline/shared/mail-host/browser-storage';
import { HostDisplay } from '@threadline/shared/mail-host/host-display';
import { HostError, type HostTheme, type MailHost } from '@threadline/shared/mail-host/port';
import { createAuth } from '../sign-in/auth.js';
import { guardActions } from './guard-actions.js';
import { bodyTypeOf, insertAtCursor } from './insert-text.js';
import { ItemWatch } from './item-watch.js';
import { type OfficeApi, OfficeRefused } from './office-api.js';
import { themeOf } from './theme.js';

export interface OutlookHostOptions {
  office: OfficeApi;
  backendUrl: string;
  /** The organisation's registration with Microsoft, where an administrator has entered one. */
  entraClientId: string | null;
}

/** The panel's mail client when it stands in Outlook. */
export class OutlookHost extends HostDisplay implements MailHost {
  readonly kind = 'outlook';
  readonly backendUrl: string;
  readonly storage: MailHost['storage'];
  readonly auth: MailHost['auth'];
  private readonly office: OfficeApi;
  private readonly watch: ItemWatch;

  constructor({ office, backendUrl, entraClientId }: OutlookHostOptions) {
    super(themeOf(office.context.officeTheme) ?? systemTheme());
    this.office = office;
    this.backendUrl = backendUrl;
    const place = office.context.partitionKey ?? '';
    this.storage = createStorage(`threadline:${place}:panel:`);
    this.auth = createAuth({ office, backendUrl, entraClientId, place: `threadline:${place}:auth:` });
    this.watch = new ItemWatch(office, (view) => this.show(view));
  }

  /** Begins to follow what Outlook shows; resolves once the first view is known. */
  async start(): Promise<void> {
    guardActions(this.watch);
    this.followTheme();
    await this.watch.start();
  }

  async insertText(composeId: string, text: string): Promise<void> {
    const item = this.composing(composeId);
    try {
      const type = await bodyTypeOf(item);
      // The answer took its time; another mail may be open by now.
      if (this.composing(composeId) === item) await insertAtCursor(item, text, type);
    } catch (error) {
      if (error instanceof OfficeRefused) throw gone();
      throw error;
    }
  }

  openPage(url: string): void {
    const { protocol } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') return;
    const { requirements, ui } = this.office.context;
    if (requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) ui.openBrowserWindow(url);
    else window.open(url, '_blank', 'noopener');
  }

  /** Outlook gives the pane its height, whatever it holds. */
  reportHeight(): void {}

  private composing(composeId: string): Office.MessageCompose {
    const item = this.watch.composeItem(composeId);
    if (item) return item;
    void this.watch.look();
    throw gone();
  }

  private followTheme(): void {
    const { mailbox, requirements } = this.office.context;
    if (requirements.isSetSupported('Mailbox', '1.14')) {
      mailbox.addHandlerAsync(this.office.EventType.OfficeThemeChanged, ({ officeTheme }) =>
        this.showTheme(themeOf(officeTheme) ?? systemTheme()),
      );
    }
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      if (!themeOf(this.office.context.officeTheme)) this.showTheme(systemTheme());
    });
  }
}

function gone(): HostError {
  return new HostError('compose_gone', 'This mail window is no longer open.');
}

function systemTheme(): HostTheme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
