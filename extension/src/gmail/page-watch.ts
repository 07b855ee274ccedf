import type { HostTheme, HostView, LeavingMail } from '@threadline/shared/mail-host/port';
import type { Account } from './account.js';
import { type ComposeFacts, readComposes } from './compose-facts.js';
import { ComposeFocus } from './compose-focus.js';
import { toHostView, wantedSources } from './host-view.js';
import { rememberCursor } from './insert-text.js';
import type { OriginalPages } from './original-pages.js';
import type { Selectors } from './selectors.js';
import { leavingMail } from './send-guard/leaving-mail.js';
import { readTheme } from './theme.js';
import { readThread, type ThreadFacts } from './thread-facts.js';

export interface PageWatchOptions {
  selectors: Selectors;
  account(): Account | null;
  originals: OriginalPages;
  onView(view: HostView): void;
  onTheme(theme: HostTheme): void;
}

const settleMs = 40;

/**
 * Reads Gmail's page whenever it changes and tells what is open. What it tells is always read afresh, so that an
 * answer for a conversation that has been left can change nothing.
 */
export class PageWatch {
  private readonly composeFocus = new ComposeFocus();
  private thread: ThreadFacts | null = null;
  private composes: ComposeFacts[] = [];
  private told = '';
  private toldTheme: HostTheme | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  view: HostView | null = null;

  constructor(private readonly options: PageWatchOptions) {}

  start(): void {
    const observer = new MutationObserver(() => this.refreshSoon());
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['role', 'data-legacy-thread-id', 'data-hovercard-id', 'email'],
    });
    new MutationObserver(() => this.refreshSoon()).observe(document.body, { attributeFilter: ['class', 'style'] });
    window.addEventListener('hashchange', () => this.refreshSoon());
    document.addEventListener('focusin', (event) => this.attend(event.target), true);
    document.addEventListener('pointerdown', (event) => this.attend(event.target), true);
    document.addEventListener('selectionchange', () => rememberCursor(this.composes.map((compose) => compose.body)));
    this.refresh();
  }

  theme(): HostTheme {
    return this.toldTheme ?? readTheme(document);
  }

  compose(id: string): ComposeFacts | null {
    return this.composes.find((compose) => compose.id === id && compose.body.isConnected) ?? null;
  }

  /** The compose window that an element stands in, as it is now. */
  composeAt(element: Element): ComposeFacts | null {
    this.refresh();
    return this.composes.find(({ root }) => root.contains(element)) ?? null;
  }

  /** The mail that is written in a compose window; null while nobody knows whose mailbox this is. */
  leavingMail(compose: ComposeFacts): LeavingMail | null {
    const { account, originals, selectors } = this.options;
    const mailbox = account()?.address;
    if (!mailbox) return null;
    const view = toHostView({ mailbox, thread: this.thread, compose, original: (permId) => originals.peek(permId) });
    return leavingMail(compose, { mailbox, thread: 'thread' in view ? view.thread : null }, selectors);
  }

  /** Reads the page now and tells what changed. */
  refresh(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.tellTheme();
    const account = this.options.account();
    if (!account) return;
    this.thread = readThread(document, this.options.selectors);
    this.composes = readComposes(document, this.options.selectors);
    this.tell(account);
    if (this.thread) void this.readSources(this.thread);
  }

  private refreshSoon(): void {
    this.timer ??= setTimeout(() => this.refresh(), settleMs);
  }

  private tell(account: Account): void {
    const { originals } = this.options;
    const view = toHostView({
      mailbox: account.address,
      thread: this.thread,
      compose: this.composeFocus.choose(this.composes),
      original: (permId) => originals.peek(permId),
    });
    const fingerprint = JSON.stringify(view);
    if (fingerprint === this.told) return;
    this.told = fingerprint;
    this.view = view;
    this.options.onView(view);
  }

  private async readSources(thread: ThreadFacts): Promise<void> {
    const { originals } = this.options;
    const missing = wantedSources(thread).filter((permId) => originals.isWanted(permId));
    if (missing.length > 0 && (await originals.load(missing))) this.refreshSoon();
  }

  private attend(target: EventTarget | null): void {
    if (!(target instanceof Node)) return;
    if (this.composeFocus.attend(target, this.composes, this.thread?.root ?? null)) this.refreshSoon();
  }

  private tellTheme(): void {
    const theme = readTheme(document);
    if (theme === this.toldTheme) return;
    this.toldTheme = theme;
    this.options.onTheme(theme);
  }
}
