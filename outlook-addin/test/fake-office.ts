import type { OfficeApi } from '../src/outlook/office-api.js';
import { FakeDialogs } from './fake-dialog.js';
import { answered, type FakeDraft, type FakeMail, fakeDraft, fakeMail, type Inserted } from './fake-items.js';

export type Shown = { mail: FakeMail } | { draft: FakeDraft } | 'nothing';

export interface FakeOfficeOptions {
  reader?: string;
  /** Sets beyond Mailbox, such as `NestedAppAuth 1.1`. */
  sets?: readonly string[];
  mailboxVersion?: number;
  ground?: string;
}

type Handler = (event: { officeTheme?: Office.OfficeTheme }) => void;

// Office.js names its events by texts, and its types by numbers.
const eventType = (name: string) => name as unknown as Office.EventType;

/** Outlook for tests: shows what it is told to show, forgets to say so when asked to, keeps what is inserted. */
export class FakeOffice {
  /** Every text that was put into a draft, newest last. */
  readonly inserted: Inserted[] = [];
  /** Addresses opened in a browser of their own. */
  readonly opened: string[] = [];
  readonly dialogs = new FakeDialogs();
  private readonly handlers = new Map<string, Handler[]>();
  private readonly sets: readonly string[];
  private readonly mailboxVersion: number;
  readonly office: OfficeApi & { onReady(): Promise<{ host: string; platform: string }> };

  constructor({
    reader = 'alice@example.com',
    sets = [],
    mailboxVersion = 14,
    ground = '#ffffff',
  }: FakeOfficeOptions = {}) {
    this.sets = sets;
    this.mailboxVersion = mailboxVersion;
    const mailbox = {
      item: null as Office.MessageRead | Office.MessageCompose | null,
      userProfile: { emailAddress: reader } satisfies Partial<Office.UserProfile>,
      addHandlerAsync: (
        type: Office.EventType,
        handler: Handler,
        done?: (result: Office.AsyncResult<void>) => void,
      ) => {
        this.handlers.set(String(type), [...(this.handlers.get(String(type)) ?? []), handler]);
        done?.(answered(undefined));
      },
    } satisfies OfficeApi['context']['mailbox'];
    this.office = {
      onReady: async () => ({ host: 'Outlook', platform: 'OfficeOnline' }),
      context: {
        mailbox,
        officeTheme: { bodyBackgroundColor: ground } satisfies Partial<Office.OfficeTheme>,
        partitionKey: '',
        requirements: { isSetSupported: (name: string, version?: string | number) => this.isSupported(name, version) },
        ui: {
          displayDialogAsync: this.dialogs.display,
          openBrowserWindow: (url: string) => void this.opened.push(url),
        } satisfies Partial<Office.UI>,
      },
      EventType: {
        ItemChanged: eventType('olkItemSelectedChanged'),
        OfficeThemeChanged: eventType('officeThemeChanged'),
        DialogMessageReceived: eventType('dialogMessageReceived'),
        DialogEventReceived: eventType('dialogEventReceived'),
      } as OfficeApi['EventType'],
    };
  }

  /** Shows another item. A pinned pane is not always told, which `told: false` stands for. */
  show(shown: Shown, { told = true }: { told?: boolean } = {}): void {
    this.office.context.mailbox.item = this.itemOf(shown);
    if (told) this.tell('olkItemSelectedChanged', {});
  }

  showGround(bodyBackgroundColor: string): void {
    const officeTheme = { ...this.office.context.officeTheme, bodyBackgroundColor } as Office.OfficeTheme;
    this.office.context.officeTheme = officeTheme;
    this.tell('officeThemeChanged', { officeTheme });
  }

  private itemOf(shown: Shown): Office.MessageRead | Office.MessageCompose | null {
    if (shown === 'nothing') return null;
    return 'mail' in shown ? fakeMail(shown.mail) : fakeDraft(shown.draft, (text) => this.inserted.push(text));
  }

  private tell(type: string, event: Parameters<Handler>[0]): void {
    for (const handler of this.handlers.get(type) ?? []) handler(event);
  }

  private isSupported(name: string, version: string | number | undefined): boolean {
    if (name !== 'Mailbox') return this.sets.includes(`${name} ${version}`);
    return Number(String(version).split('.')[1] ?? 0) <= this.mailboxVersion;
  }
}
