import { useRef } from 'react';
import { focusBody } from './focus-body.js';

/**
 * Where the focus goes when something opens in front of the page, and that it goes back to where it was: Radix knows
 * only its own triggers, and leaves the focus nowhere when a dialog was opened in another way.
 */
export function useFocusReturn() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = document.activeElement;
      focusBody(event);
    },
    onCloseAutoFocus: (event: Event) => {
      const { current } = opener;
      if (!(current instanceof HTMLElement) || !current.isConnected || current === document.body) return;
      event.preventDefault();
      current.focus();
    },
  };
}
