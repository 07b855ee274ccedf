import type { HostView } from '@threadline/shared/mail-host/port';
import { type ItemMark, isSameMail, markOf } from './item-mark.js';
import type { OfficeApi } from './office-api.js';
import { readView } from './read-view.js';
import { SeenThreads } from './seen-threads.js';

const pollEvery = 1_500;

/**
 * Follows what Outlook shows. A pinned pane is not always told of another mail, so the item is looked at again on
 * every focus, every time the pane becomes visible, and every moment in between.
 */
export class ItemWatch {
  private shown: { mark: ItemMark; view: HostView } | null = null;
  private composeMark: ItemMark | null = null;
  private composeNumber = 0;
  private reading = 0;
  private readonly seen = new SeenThreads();

  constructor(
    private readonly office: OfficeApi,
    private readonly onView: (view: HostView) => void,
  ) {}

  /** Looks now, and from now on. Resolves once the first view is known. */
  async start(): Promise<void> {
    const { mailbox } = this.office.context;
    if (this.office.context.requirements.isSetSupported('Mailbox', '1.5')) {
      mailbox.addHandlerAsync(this.office.EventType.ItemChanged, () => void this.look());
    }
    window.addEventListener('focus', () => void this.look());
    document.addEventListener('visibilitychange', () => void this.look());
    setInterval(() => document.visibilityState === 'visible' && void this.look(), pollEvery);
    await this.look();
  }

  /** Whether the mail that the pane shows is the one that Outlook shows at this very moment. None is no other. */
  isCurrent(): boolean {
    return this.shown === null || isSameMail(this.shown.mark, this.mark());
  }

  /** The compose window of this id, while it is the one open. */
  composeItem(composeId: string): Office.MessageCompose | null {
    if (!this.isCurrent() || this.shown?.view.kind !== 'compose' || this.shown.view.composeId !== composeId)
      return null;
    return this.shown.mark.item as Office.MessageCompose;
  }

  /** Reads the item again where it is another one, or one whose recipients may have changed. */
  async look(): Promise<void> {
    const mark = this.mark();
    if (this.shown && mark.kind !== 'compose' && this.isCurrent()) return;
    this.reading += 1;
    const reading = this.reading;
    const composeId = this.composeIdOf(mark);
    const view = await readView({ office: this.office, seen: this.seen, composeId }, mark);
    if (reading !== this.reading) return;
    if (!isSameMail(mark, this.mark())) return this.look();
    const changed = JSON.stringify(this.shown?.view) !== JSON.stringify(view);
    this.shown = { mark, view: changed || !this.shown ? view : this.shown.view };
    if (changed) this.onView(view);
  }

  private mark(): ItemMark {
    return markOf(this.office.context.mailbox.item);
  }

  private composeIdOf(mark: ItemMark): string {
    if (mark.kind === 'compose' && !(this.composeMark && isSameMail(this.composeMark, mark))) {
      this.composeMark = mark;
      this.composeNumber += 1;
    }
    return `compose-${this.composeNumber}`;
  }
}
