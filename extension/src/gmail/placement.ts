import { Dock } from './dock.js';
import type { PanelFrame } from './panel-frame.js';
import { joinSidebar, type Sidebar } from './sdk-sidebar.js';

const patienceMs = 5_000;

export interface PlacementEvents {
  onThread(): void;
  /** True while the page shows an open conversation that has been read. */
  hasThread(): boolean;
  /** A sentence for the reader when nothing can be read, else null. */
  trouble(): string | null;
}

/**
 * Puts the panel into Gmail's side bar, or, when the side bar is not to be had within five seconds, into a dock of
 * our own beside the page. A side bar that turns up later wins.
 */
export class Placement {
  private sidebar: Sidebar | null = null;
  private slot: HTMLElement | null = null;
  private readonly dock = new Dock();
  private readonly outdated = chrome.i18n.getMessage('extensionUpdated');
  private readonly timer = setInterval(() => this.review(), 1_000);
  private waitingSince = Date.now();

  constructor(
    private readonly frame: PanelFrame,
    private readonly events: PlacementEvents,
  ) {
    const sidebar = joinSidebar({
      onSlot: (slot) => this.place(slot),
      onThread: () => {
        this.waitingSince = Date.now();
        events.onThread();
      },
    });
    sidebar.then(
      (joined) => {
        this.sidebar = joined;
      },
      () => this.openDock(),
    );
  }

  /** Makes the panel visible, wherever it belongs. */
  open(): void {
    if (this.dock.isShown()) this.dock.expand();
    else if (!this.frame.isShown()) this.sidebar?.open();
  }

  /** Call when another conversation, or none, is open. */
  threadChanged(): void {
    this.waitingSince = Date.now();
  }

  private place(slot: HTMLElement | null): void {
    this.slot = slot;
    if (slot) {
      this.dock.hide();
      this.frame.showIn(slot);
    } else if (this.dock.isShown()) {
      this.frame.showIn(this.dock.slot);
    } else {
      this.frame.park();
    }
  }

  /** Falls back to the dock when the side bar has kept a reader waiting. */
  private review(): void {
    if (!chrome.runtime?.id) {
      this.retire();
      return;
    }
    const trouble = this.events.trouble();
    this.dock.say(trouble);
    if (this.slot || this.dock.isShown() || Date.now() - this.waitingSince < patienceMs) return;
    const missing = !this.sidebar || (this.events.hasThread() && !this.sidebar.hasThreadPlace());
    if (missing || trouble) this.openDock();
  }

  /** After an update of the extension this script is cut off, and only a reload of the page brings its successor. */
  private retire(): void {
    clearInterval(this.timer);
    this.frame.park();
    this.dock.say(this.outdated);
    this.dock.show();
  }

  private openDock(): void {
    if (this.slot) return;
    this.dock.show();
    this.frame.showIn(this.dock.slot);
  }
}
