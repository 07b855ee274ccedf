/** The panel's place beside the page when Gmail's own side bar cannot be used: a strip that folds to a handle. */
export class Dock {
  readonly slot = document.createElement('div');
  private readonly host = document.createElement('div');
  private readonly handle = document.createElement('button');
  private readonly notice = document.createElement('p');

  constructor() {
    this.host.dataset.threadline = 'dock';
    this.host.hidden = true;
    const shadow = this.host.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = styles;
    this.handle.type = 'button';
    this.handle.addEventListener('click', () => this.fold(this.isOpen()));
    this.notice.setAttribute('role', 'status');
    this.notice.hidden = true;
    const strip = document.createElement('div');
    strip.className = 'strip';
    strip.append(this.notice, document.createElement('slot'));
    shadow.append(style, this.handle, strip);
    this.host.append(this.slot);
    document.body.append(this.host);
    this.fold(false);
  }

  show(): void {
    this.host.hidden = false;
  }

  hide(): void {
    this.host.hidden = true;
  }

  isShown(): boolean {
    return !this.host.hidden;
  }

  expand(): void {
    this.fold(false);
  }

  /** Says above the panel that Gmail cannot be read; null takes the words away. */
  say(sentence: string | null): void {
    if (this.notice.textContent === (sentence ?? '')) return;
    this.notice.textContent = sentence ?? '';
    this.notice.hidden = sentence === null;
  }

  private isOpen(): boolean {
    return this.handle.getAttribute('aria-expanded') === 'true';
  }

  private fold(folded: boolean): void {
    this.host.toggleAttribute('data-folded', folded);
    this.handle.setAttribute('aria-expanded', String(!folded));
    const label = chrome.i18n.getMessage(folded ? 'dockExpand' : 'dockCollapse');
    this.handle.setAttribute('aria-label', label);
    this.handle.title = label;
    this.handle.textContent = folded ? '‹' : '›';
  }
}

const styles = `
:host { position: fixed; top: 64px; right: 0; bottom: 0; z-index: 1000; display: flex; color-scheme: light; }
:host([hidden]) { display: none; }
button { align-self: flex-start; width: 28px; height: 48px; margin: 8px 0 0; padding: 0; border: 0;
  border-radius: 6px 0 0 6px; background: #4f46e5; color: #fff; font: 20px/48px system-ui, sans-serif; cursor: pointer; }
button:focus-visible { outline: 2px solid #1e1b4b; outline-offset: 2px; }
.strip { width: 340px; overflow: auto; background: #fff; border-left: 1px solid #cbd5e1; }
:host([data-folded]) .strip { display: none; }
p { margin: 0; padding: 8px 12px; background: #fef3c7; color: #451a03; font: 13px/18px system-ui, sans-serif; }
p[hidden] { display: none; }
`;
