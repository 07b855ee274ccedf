import type { FrameMessage } from './protocol.js';

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/** Only heights and "the reader leaves" are said this way; Gmail's page may hear them. */
export function tellGmail(message: FrameMessage): void {
  window.parent.postMessage(message, 'https://mail.google.com');
}

/** Puts the focus on the first control unless the reader already stands on one. */
export function enterPanel(): void {
  window.focus();
  if (document.activeElement && document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(focusable)?.focus();
}

/** Escape leaves the panel, unless a dialog, a menu or a field has used it for itself. */
export function watchLeaving(): void {
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) tellGmail({ threadline: 'leave' });
  });
}
