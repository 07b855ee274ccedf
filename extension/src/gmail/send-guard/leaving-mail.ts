import type { LeavingMail, OpenThread } from '@threadline/shared/mail-host/port';
import { type ComposeFacts, readChip } from '../compose-facts.js';
import { closest, findAll, findFirst, type Selectors } from '../selectors.js';

const ownLine = new Set(['BR', 'DIV', 'P', 'LI', 'TR', 'UL', 'OL', 'TABLE', 'H1', 'H2', 'H3', 'BLOCKQUOTE']);

interface Place {
  mailbox: string;
  /** The conversation on screen that the mail is written in. */
  thread: OpenThread | null;
}

/** The mail in a compose window as its writer sees it, hidden recipients with it, without what it quotes. */
export function leavingMail(compose: ComposeFacts, place: Place, selectors: Selectors): LeavingMail {
  const hidden = findAll(compose.root, selectors.composeBcc).map((chip) => readChip(chip, 'cc'));
  const subject = findFirst(compose.root, selectors.composeSubject);
  return {
    ...place,
    recipients: [...compose.recipients, ...hidden],
    subject: subject instanceof HTMLInputElement ? subject.value : '',
    text: writtenText(compose.body, selectors),
  };
}

function writtenText(body: HTMLElement, selectors: Selectors): string {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof HTMLElement && closest(node, selectors.composeQuote)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) text += node.data;
    else if (ownLine.has(node.nodeName)) text += '\n';
  }
  return text.trim();
}
