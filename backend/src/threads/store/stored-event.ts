import type { Ctx } from '../../platform/db/in-org.js';
import type { DomainEvent } from '../../platform/events/domain-event.js';
import type { Mailbox } from '../mailboxes.js';
import type { KnownMessage } from './known-mail.js';
import type { MailPeople } from './mail-people.js';

interface Told {
  mailbox: Mailbox;
  /** Whom nobody knows yet, for the review queue. */
  counterpart: MailPeople['counterpart'];
  /** Until now in somebody's own mailbox only. */
  wasPersonal?: boolean;
}

/** What is told of a mail that was stored, or that everyone may see from now on. */
export function storedEvent(
  ctx: Ctx,
  message: KnownMessage,
  { mailbox, counterpart, wasPersonal = false }: Told,
): DomainEvent {
  const { id, threadId, subject, snippet, outgoing, shared } = message;
  const from = message.fromName ?? message.fromAddress;
  return {
    name: 'message.stored',
    subject: { type: 'message', id },
    threadId,
    at: message.sentAt ?? ctx.now,
    data: {
      subject,
      snippet,
      from,
      outgoing,
      shared,
      ownerId: shared ? null : mailbox.ownerId,
      unmatched: counterpart,
      ...(wasPersonal ? { wasPersonal } : {}),
    },
  };
}
