import type { Recipient } from '@threadline/shared/mail-writing/schema';
import { outgoingRecipient } from './outgoing-address.js';

/** Whom a stored mail names. */
export interface MailPeople {
  from: Recipient | null;
  replyTo: readonly Recipient[];
  to: readonly Recipient[];
  cc: readonly Recipient[];
}

export interface ReplyTo {
  all: boolean;
  /** The writer's own addresses, in lower case: nobody answers themselves. */
  own: ReadonlySet<string>;
}

/**
 * Who an answer goes to: only people whom the answered mail itself names. An answer to one's own mail goes to those whom
 * that one went to. Addresses that cannot be written to safely are left out.
 */
export function replyRecipients(mail: MailPeople, { all, own }: ReplyTo): { to: Recipient[]; cc: Recipient[] } {
  const seen = new Set(own);
  const mine = mail.from !== null && own.has(mail.from.address.toLowerCase());
  const asked = mail.replyTo.length > 0 ? mail.replyTo : mail.from ? [mail.from] : [];
  const to = take(mine ? mail.to : asked, seen);
  if (!all) return { to: mine ? to : to.slice(0, mostAsked), cc: [] };
  return { to: [...to, ...take(mail.to, seen)], cc: take(mail.cc, seen) };
}

/** More than a few addresses to reply to are no person's wish. */
const mostAsked = 5;

function take(people: readonly Recipient[], seen: Set<string>): Recipient[] {
  return people.flatMap((person) => {
    const safe = outgoingRecipient(person);
    if (!safe || seen.has(safe.address.toLowerCase())) return [];
    seen.add(safe.address.toLowerCase());
    return [safe];
  });
}
