import type { FrameMessage } from './protocol.js';

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/** Only heights and "the reader leaves" are said this way; Gmail's page may hear them. */
export function tellGmail(message: FrameMessage): void {
  window.parent.postMessage(message, 'https://mail.google.com');
}

let standStill = () => {};

/**
 * Puts the focus on the first control unless the reader already stands on one. A panel that is still loading has none, or
 * draws it anew: until the reader does something, the focus is put on the first one again.
 */
export function enterPanel(): void {
  window.focus();
  standOnFirst();
  standStill();
  const drawn = new MutationObserver(standOnFirst);
  drawn.observe(document.body, { childList: true, subtree: true });
  const listening = new AbortController();
  standStill = () => {
    drawn.disconnect();
    listening.abort();
  };
  for (const done of ['keydown', 'pointerdown', 'blur']) {
    window.addEventListener(done, standStill, { capture: true, signal: listening.signal });
  }
}

function standOnFirst(): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(focusable)?.focus();
}

/** Escape leaves the panel, unless a dialog, a menu or a field has used it for itself. */
export function watchLeaving(): void {
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) tellGmail({ threadline: 'leave' });
  });
}
