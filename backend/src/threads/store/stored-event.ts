import type { Mailbox } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import type { DomainEvent } from '../../platform/events/domain-event.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import type { KnownMessage } from './known-mail.js';
import { isAutomatic, type MailPeople } from './mail-people.js';

interface Told {
  mailbox: Mailbox;
  /** Whom nobody knows yet, for the review queue. */
  counterpart: MailPeople['counterpart'];
  /** Until now in somebody's own mailbox only. */
  wasPersonal?: boolean;
}

const recentDays = 14;

/** What is told of a mail that was stored, or that everyone may see from now on. Its words stand in its row alone. */
export function storedEvent(
  ctx: Ctx,
  { message, mail }: { message: KnownMessage; mail: ParsedMail },
  { mailbox, counterpart, wasPersonal = false }: Told,
): DomainEvent {
  const { id, threadId, outgoing, shared, tier } = message;
  const { kind, bounce, calendar } = mail.reading;
  const isWhole = tier === 'full';
  return {
    name: 'message.stored',
    subject: { type: 'message', id },
    threadId,
    at: message.sentAt ?? ctx.now,
    data: {
      ...{ outgoing, shared, tier, kind, automatic: isAutomatic(mail) },
      bounce: isWhole ? bounce : null,
      // What it says of meetings stands in the mail's row, where it goes with the mail.
      calendar: isWhole && calendar !== null,
      // Old mail that comes in late calls for nothing any more: whoever only looks ahead is spared it.
      recent: (message.sentAt ?? ctx.now).getTime() > ctx.now.getTime() - recentDays * 86_400_000,
      ownerId: shared ? null : mailbox.ownerId,
      unmatched: counterpart,
      ...(wasPersonal ? { wasPersonal } : {}),
    },
  };
}

/** That more or less of a mail stands in its row from now on. */
export function rewrittenEvent({ id, threadId }: Pick<KnownMessage, 'id' | 'threadId'>): DomainEvent {
  return { name: 'message.rewritten', subject: { type: 'message', id }, threadId, data: {} };
}
