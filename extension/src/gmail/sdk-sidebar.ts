import * as InboxSDK from '@inboxsdk/core';
import { bare } from './bare-place.js';
import { whenPlaced } from './when-placed.js';

/** Where in Gmail's side bar the panel may stand: beside the open conversation, or in the bar's general place. */
export interface SidebarEvents {
  /** The place changed; null when neither is open. */
  onSlot(slot: HTMLElement | null): void;
  /** The reader has closed the panel; what stands elsewhere follows by `onSlot`. */
  onClosed(): void;
  /** A conversation was opened or left: a good moment to read the page. */
  onThread(): void;
}

export interface Sidebar {
  /** Opens the panel's place, as a click on its icon would. */
  open(): void;
  /** True once Gmail's side bar has a place for the open conversation, folded or not. */
  hasThreadPlace(): boolean;
}

const appId = 'sdk_Threadline_7ba663641a';
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="112" fill="#4f46e5"/><path d="M128 176h256M128 256c64 0 64 80 128 80s64-80 128-80" fill="none" stroke="#fff" stroke-width="44" stroke-linecap="round"/></svg>',
)}`;

type Panel = NonNullable<Awaited<ReturnType<InboxSDK.InboxSDK['Global']['addSidebarContentPanel']>>>;

/** Joins Gmail's side bar through InboxSDK. Rejects when the SDK does not recognise the page. */
export async function joinSidebar(events: SidebarEvents): Promise<Sidebar> {
  const sdk = await InboxSDK.load(2, appId, { globalErrorLogging: false, eventTracking: false });
  const places = new Places(events, async (slot) => sdk.Global.addSidebarContentPanel(descriptor(slot)));
  sdk.Conversations.registerThreadViewHandler((view) => {
    const slot = createSlot();
    places.addThread(slot, view.addSidebarContentPanel(descriptor(slot)));
    // The view goes before its element does, which leaves time to move the frame out unharmed.
    view.on('destroy', () => places.removeThread(slot));
    events.onThread();
  });
  await places.offerGeneral();
  return places;
}

interface Place {
  panel: Panel;
  open: boolean;
}

/** The conversations' places, newest last, and the general place, which is offered while there is no conversation. */
class Places implements Sidebar {
  private readonly threads = new Map<HTMLElement, Place>();
  private general: { slot: HTMLElement; place: Place } | null = null;

  constructor(
    private readonly events: SidebarEvents,
    private readonly addGeneral: (slot: HTMLElement) => Promise<Panel | null>,
  ) {}

  open(): void {
    const newest = [...this.threads.values()].at(-1);
    (newest ?? this.general?.place)?.panel.open();
  }

  hasThreadPlace(): boolean {
    return this.threads.size > 0;
  }

  addThread(slot: HTMLElement, panel: Panel): void {
    const place = { panel, open: false };
    this.threads.set(slot, place);
    this.withdrawGeneral();
    this.follow(slot, place);
  }

  removeThread(slot: HTMLElement): void {
    this.threads.delete(slot);
    this.announce();
    this.events.onThread();
    void this.offerGeneral();
  }

  async offerGeneral(): Promise<void> {
    if (this.threads.size > 0 || this.general) return;
    const slot = createSlot();
    const panel = await this.addGeneral(slot);
    if (!panel) return;
    if (this.threads.size > 0 || this.general) {
      panel.remove();
      return;
    }
    const place = { panel, open: false };
    this.general = { slot, place };
    this.follow(slot, place);
  }

  private withdrawGeneral(): void {
    const { general } = this;
    this.general = null;
    this.announce();
    general?.place.panel.remove();
  }

  private follow(slot: HTMLElement, place: Place): void {
    const open = () => {
      place.open = true;
      void whenPlaced(slot).then(() => {
        bare(slot);
        this.announce();
      });
    };
    place.panel.on('activate', open);
    place.panel.on('deactivate', () => {
      place.open = false;
      if (this.isOffered(place)) this.events.onClosed();
      this.announce();
    });
    if (place.panel.isActive()) open();
  }

  /** A place that goes with its conversation is deactivated too; that is not the reader's doing. */
  private isOffered(place: Place): boolean {
    return this.general?.place === place || [...this.threads.values()].includes(place);
  }

  private announce(): void {
    const threads = [...this.threads].filter(([slot, place]) => place.open && slot.isConnected);
    const { general } = this;
    const generalSlot = general?.place.open && general.slot.isConnected ? general.slot : null;
    this.events.onSlot(threads.at(-1)?.[0] ?? generalSlot);
  }
}

function descriptor(slot: HTMLElement) {
  return { el: slot, id: 'threadline', title: 'Threadline', iconUrl: icon, hideTitleBar: true };
}

function createSlot(): HTMLElement {
  const slot = document.createElement('div');
  slot.dataset.threadline = 'slot';
  return slot;
}
