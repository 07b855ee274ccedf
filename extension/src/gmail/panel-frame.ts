import type { FrameMessage } from '../panel-host/protocol.js';
import type { StandingPlace } from './standing-place.js';

/** Tall enough for every dialog of the panel. */
const leastHeight = 480;

/**
 * The one panel page of this tab. It is loaded once, waits off screen or where it last stood, and is moved without
 * reloading wherever the panel belongs; a browser that cannot move a frame loads it again.
 */
export class PanelFrame {
  private frame = createFrame();
  private readonly parking = createParking();
  private contentHeight = Number.POSITIVE_INFINITY;

  constructor(private readonly onLeave: () => void) {
    this.parking.append(this.frame);
    document.body.append(this.parking);
    window.addEventListener('message', (event) => this.receive(event));
    window.addEventListener('resize', () => this.fit());
  }

  showIn(slot: HTMLElement): void {
    this.moveTo(slot);
    setAside(this.parking);
  }

  park(): void {
    setAside(this.parking);
    this.moveTo(this.parking);
  }

  /** Keeps the panel on screen at a place in the window until its slot is there: a frame off screen is not painted. */
  holdAt(place: StandingPlace): void {
    standAt(this.parking, place);
    this.moveTo(this.parking);
  }

  isShown(): boolean {
    const aside = this.parking.inert && this.parking.contains(this.frame);
    return this.frame.isConnected && !aside && this.frame.getClientRects().length > 0;
  }

  hasFocus(): boolean {
    return document.activeElement === this.frame;
  }

  /** Takes the focus as soon as the panel is on screen, which may take Gmail's side bar a moment. */
  async focus(): Promise<void> {
    const end = Date.now() + 2_000;
    while (!this.isShown() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 30));
    if (this.isShown()) this.frame.focus();
  }

  private moveTo(target: HTMLElement): void {
    if (this.frame.parentElement === target) return;
    // A frame whose place has been removed from the page has lost its document: a fresh one is cleaner than reviving it.
    if (!this.frame.isConnected) this.frame = createFrame();
    move(this.frame, target);
    this.fit();
  }

  private receive(event: MessageEvent): void {
    const own = event.isTrusted && event.source === this.frame.contentWindow;
    if (!own || event.origin !== `chrome-extension://${chrome.runtime.id}`) return;
    const message = event.data as FrameMessage;
    if (message.threadline === 'leave') this.onLeave();
    if (message.threadline === 'height' && Number.isFinite(message.pixels)) {
      this.contentHeight = Math.ceil(message.pixels);
      this.fit();
    }
  }

  /** As tall as the content, between what a dialog needs and what the window offers. */
  private fit(): void {
    const slot = this.frame.parentElement;
    if (!slot || (this.parking.inert && slot === this.parking)) return;
    const height = Math.max(leastHeight, Math.min(this.contentHeight, availableHeight(slot)));
    this.frame.style.height = `${height}px`;
  }
}

function availableHeight(slot: HTMLElement): number {
  return Math.max(leastHeight, Math.floor(window.innerHeight - Math.max(0, slot.getBoundingClientRect().top)));
}

function move(frame: HTMLIFrameElement, target: HTMLElement): void {
  const parent = target as HTMLElement & { moveBefore?: (node: Node, before: Node | null) => void };
  try {
    if (parent.moveBefore && frame.isConnected) {
      parent.moveBefore(frame, null);
      return;
    }
  } catch {
    // Moving across a removed or foreign tree is refused; loading again is the answer.
  }
  target.append(frame);
}

function createFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = chrome.runtime.getURL('tabs/panel.html');
  frame.title = 'Threadline';
  frame.allow = 'clipboard-write';
  frame.style.cssText = `display:block;width:100%;height:600px;min-height:${leastHeight}px;border:0;color-scheme:normal`;
  return frame;
}

function createParking(): HTMLElement {
  const parking = document.createElement('div');
  parking.dataset.threadline = 'parking';
  setAside(parking);
  return parking;
}

function setAside(parking: HTMLElement): void {
  parking.inert = true;
  parking.style.cssText = 'position:fixed;left:-10000px;top:0;width:320px;height:600px;overflow:hidden';
}

function standAt(parking: HTMLElement, { top, right, width }: StandingPlace): void {
  parking.inert = false;
  parking.style.cssText = `position:fixed;top:${top}px;right:${right}px;bottom:0;width:${width}px;overflow:auto;z-index:5`;
}
