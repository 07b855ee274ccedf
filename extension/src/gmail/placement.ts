import { Dock } from './dock.js';
import type { PanelFrame } from './panel-frame.js';
import { joinSidebar, type Sidebar } from './sdk-sidebar.js';
import { keepPlace, placeOf, recallPlace } from './standing-place.js';
import { namesConversation } from './trouble.js';

const patienceMs = 5_000;
/** How long the panel stands where it last stood once Gmail's side bar has a place for it that stays folded. */
const foldedPlaceMs = 1_000;

export interface PlacementEvents {
  onThread(): void;
  /** True while the page shows an open conversation that has been read. */
  hasThread(): boolean;
  /** A sentence for the reader when nothing can be read, else null. */
  trouble(): string | null;
}

/**
 * Puts the panel into Gmail's side bar, or, when the side bar is not to be had within five seconds, into a dock of
 * our own beside the page. A side bar that turns up later wins. Meanwhile a conversation's panel stands where it last
 * stood, so that nobody waits for the side bar to read it.
 */
export class Placement {
  private sidebar: Sidebar | null = null;
  private slot: HTMLElement | null = null;
  private readonly dock = new Dock();
  private readonly outdated = chrome.i18n.getMessage('extensionUpdated');
  private readonly timer = setInterval(() => this.review(), 1_000);
  private waitingSince = Date.now();
  private lastPlace = recallPlace(localStorage);

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
      onClosed: () => this.forget(),
    });
    sidebar.then(
      (joined) => {
        this.sidebar = joined;
      },
      () => this.openDock(),
    );
    this.wait();
  }

  /** Makes the panel visible, wherever it belongs. */
  open(): void {
    if (this.dock.isShown()) this.dock.expand();
    else if (!this.frame.isShown()) this.sidebar?.open();
  }

  /** Call when another conversation, or none, is open. */
  threadChanged(): void {
    this.waitingSince = Date.now();
    if (!this.slot && !this.dock.isShown()) this.wait();
  }

  private place(slot: HTMLElement | null): void {
    this.slot = slot;
    if (slot) {
      this.dock.hide();
      this.frame.showIn(slot);
    } else if (this.dock.isShown()) {
      this.frame.showIn(this.dock.slot);
    } else {
      this.wait();
    }
  }

  /** Where the panel is until it has a place: in sight beside a conversation, if it was in sight before. */
  private wait(): void {
    if (this.lastPlace && namesConversation(location.hash)) this.frame.holdAt(this.lastPlace);
    else this.frame.park();
  }

  /** Falls back to the dock when the side bar has kept a reader waiting. */
  private review(): void {
    if (!chrome.runtime?.id) {
      this.retire();
      return;
    }
    const trouble = this.events.trouble();
    this.dock.say(trouble);
    if (this.slot) this.remember(this.slot);
    if (this.slot || this.dock.isShown()) return;
    const waited = Date.now() - this.waitingSince;
    if (waited > foldedPlaceMs && this.sidebar?.hasThreadPlace()) this.forget();
    if (waited < patienceMs) return;
    const missing = !this.sidebar || (this.events.hasThread() && !this.sidebar.hasThreadPlace());
    if (missing || trouble) this.openDock();
  }

  /** Gmail hides the place of a panel that its reader has folded away, and says nothing. */
  private remember(slot: HTMLElement): void {
    const place = this.frame.isShown() ? placeOf(slot) : null;
    if (JSON.stringify(place) === JSON.stringify(this.lastPlace)) return;
    this.lastPlace = place;
    keepPlace(localStorage, place);
  }

  /** The reader has folded the panel away: it waits out of sight from now on, in this page and the next. */
  private forget(): void {
    this.lastPlace = null;
    keepPlace(localStorage, null);
    if (!this.slot && !this.dock.isShown()) this.frame.park();
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
