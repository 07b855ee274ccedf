import type { SendGuardWords } from '@threadline/shared/mail-host/port';
import type { ComposeFacts } from '../compose-facts.js';
import type { PageWatch } from '../page-watch.js';
import { closest, findFirst, type Selectors } from '../selectors.js';
import { askWriter } from './ask-writer.js';
import type { PanelChecks } from './panel-checks.js';

const longestWait = 6_000;
const presses = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

export interface SendGuardOptions {
  selectors: Selectors;
  watch: Pick<PageWatch, 'theme' | 'composeAt' | 'leavingMail'>;
  checks: Pick<PanelChecks, 'words' | 'check'>;
}

/**
 * Holds a mail back when its Send button is pressed, by pointer or by key, until a panel has looked at it and its writer
 * has decided. What is not recognised as sending is left alone: Gmail goes on as without us.
 */
export class SendGuard {
  private held: Element | null = null;
  private letThrough = false;

  constructor(private readonly options: SendGuardOptions) {}

  start(): void {
    for (const type of presses) window.addEventListener(type, (event) => this.onPress(event), true);
    window.addEventListener('keydown', (event) => this.onKey(event), true);
  }

  private onPress(event: Event): void {
    const button = this.buttonAt(event.target);
    if (button) this.hold(event, button, event.type === 'click');
  }

  private onKey(event: KeyboardEvent): void {
    const isSendKey = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const button = this.buttonAt(event.target);
    if (button && (event.key === 'Enter' || event.key === ' ')) this.hold(event, button, true);
    else if (isSendKey && event.target instanceof Element) {
      const compose = this.options.watch.composeAt(event.target);
      const own = compose && findFirst(compose.root, this.options.selectors.sendButton);
      if (own) this.hold(event, own, true);
    }
  }

  private buttonAt(target: EventTarget | null): Element | null {
    return target instanceof Element ? closest(target, this.options.selectors.sendButton) : null;
  }

  private hold(event: Event, button: Element, asks: boolean): void {
    const { checks, watch } = this.options;
    const words = this.letThrough ? null : checks.words;
    const compose = words && watch.composeAt(button);
    if (!words || !compose) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asks && this.held !== button) void this.ask(compose, button, words);
  }

  private async ask(compose: ComposeFacts, button: Element, words: SendGuardWords): Promise<void> {
    this.held = button;
    const reasons = await this.reasonsFor(compose);
    const theme = this.options.watch.theme();
    const goes = reasons?.length === 0 || (await askWriter(reasons ?? [words.unchecked], { words, theme }));
    this.held = null;
    if (goes && button.isConnected) this.press(button);
    else if (compose.body.isConnected) compose.body.focus();
  }

  private reasonsFor(compose: ComposeFacts): Promise<readonly string[] | null> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), longestWait));
    const mail = this.options.watch.leavingMail(compose);
    return mail ? Promise.race([this.options.checks.check(mail), late]) : Promise.resolve(null);
  }

  /** As a hand would: Gmail listens to the press and to the click. */
  private press(button: Element): void {
    this.letThrough = true;
    for (const type of ['mousedown', 'mouseup', 'click']) {
      button.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window }));
    }
    this.letThrough = false;
  }
}
