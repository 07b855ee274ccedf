import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import type { ThreadPerson } from '../evidence/outside-person.js';
import type { MailPeople } from './mail-people.js';

/** Who takes part in a mail, and whether its sender only pretends to be of the team. */
export interface KnownPeople extends MailPeople {
  unproven: boolean;
}

/**
 * A mail in a colleague's name that the receiving server has found to come from elsewhere, or could not prove: it is no
 * mail of the team, and forwards nothing.
 */
export function provenPeople(mail: ParsedMail, people: MailPeople): KnownPeople {
  if (!people.outgoing || mail.fromProven !== false) return { ...people, unproven: false };
  const outside = people.outside.filter((person) => person !== people.forwarded);
  return { ...people, outside, outgoing: false, forwarded: null, unproven: true };
}

/** By whom a mail can belong to a thread: its sender, or those whom a mail of the team goes to. */
export function sendersOf(mail: ParsedMail, { outside, outgoing, unproven }: KnownPeople): ThreadPerson[] {
  if (unproven) return [];
  if (outgoing) return outside;
  const sender = mail.from?.address.toLowerCase();
  const itself = outside.filter((person) => person.address === sender);
  return itself.length > 0 ? itself : outside.slice(0, 1);
}
