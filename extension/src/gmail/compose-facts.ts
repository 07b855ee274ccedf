import type { MailParticipant } from '@threadline/shared/mail-host/port';
import { closest, findAll, type Selectors } from './selectors.js';
import { isVisible } from './thread-facts.js';

/** A compose window on screen. */
export interface ComposeFacts {
  id: string;
  root: Element;
  body: HTMLElement;
  recipients: MailParticipant[];
}

const ids = new WeakMap<Element, string>();
let count = 0;

/** Every compose window that can be typed into, oldest first; a minimised one is not on screen. */
export function readComposes(document: Document, selectors: Selectors): ComposeFacts[] {
  return findAll(document, selectors.composeBody)
    .filter(isVisible)
    .map((body) => {
      const root = closest(body, selectors.composeRoot) ?? body.closest('form') ?? body;
      const recipients = [
        ...findAll(root, selectors.composeTo).map((chip) => readChip(chip, 'to')),
        ...findAll(root, selectors.composeCc).map((chip) => readChip(chip, 'cc')),
      ];
      return { id: idOf(body), root, body, recipients };
    });
}

/** Somebody a mail is written to, from what Gmail shows of them. */
export function readChip(chip: HTMLElement, role: 'to' | 'cc'): MailParticipant {
  const address = chip.dataset.hovercardId ?? chip.getAttribute('email') ?? '';
  const name = chip.dataset.name ?? chip.getAttribute('name');
  return name ? { address, name, role } : { address, role };
}

/** Stable as long as the window is open. */
function idOf(body: Element): string {
  const known = ids.get(body);
  if (known) return known;
  count += 1;
  const id = `compose-${count}`;
  ids.set(body, id);
  return id;
}
