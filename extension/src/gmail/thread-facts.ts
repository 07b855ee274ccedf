import type { MailParticipant } from '@threadline/shared/mail-host/port';
import { closest, findAll, findFirst, type Selectors } from './selectors.js';

/** What Gmail's page shows of the open conversation, before any message source has been fetched. */
export interface ThreadFacts {
  root: Element;
  /** Gmail's own id in this mailbox, or null while Gmail has not written it yet. */
  hostThreadId: string | null;
  subject: string;
  messages: MessageFacts[];
}

export interface MessageFacts {
  /** Gmail's permanent id (`msg-f:…`), which "Show original" wants. */
  permId: string;
  participants: MailParticipant[];
}

/** The conversation on screen, in full or in the reading pane; null when there is none. */
export function readThread(document: Document, selectors: Selectors): ThreadFacts | null {
  const heading = findAll(document, selectors.threadSubject).filter(isVisible).at(-1);
  if (!heading) return null;
  const root = closest(heading, selectors.threadRoot) ?? document.body;
  const id =
    heading.dataset.legacyThreadId ?? heading.closest<HTMLElement>('[data-legacy-thread-id]')?.dataset.legacyThreadId;
  return {
    root,
    hostThreadId: id && id !== 'undefined' ? id : null,
    subject: textWithEmoji(heading).trim(),
    messages: findAll(root, selectors.message).map((element) => readMessage(element, selectors)),
  };
}

export function isVisible(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function readMessage(element: HTMLElement, selectors: Selectors): MessageFacts {
  const sender = findFirst(element, selectors.sender);
  const recipients = findAll(element, selectors.recipient);
  return {
    permId: (element.dataset.messageId ?? '').replace('#', ''),
    participants: [
      ...(sender ? [readPerson(sender, 'from')] : []),
      ...recipients.map((recipient) => readPerson(recipient, 'to')),
    ],
  };
}

function readPerson(element: HTMLElement, role: MailParticipant['role']): MailParticipant {
  const name = element.getAttribute('name');
  const address = element.getAttribute('email') ?? '';
  return name ? { address, name, role } : { address, role };
}

/** Gmail draws emoji in a subject as pictures. */
function textWithEmoji(heading: HTMLElement): string {
  return [...heading.childNodes]
    .map((node) => (node instanceof HTMLImageElement ? (node.dataset.emoji ?? node.alt) : (node.textContent ?? '')))
    .join('');
}
