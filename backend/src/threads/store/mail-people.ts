import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { type ThreadPerson, threadPeople } from '../evidence/outside-person.js';

const mostPeople = 200;
const machineBoxes = new Set(['mailer-daemon', 'postmaster', 'mail-daemon']);

/** Who takes part in a mail, as far as it matters to whom it belongs. */
export interface MailPeople {
  outside: ThreadPerson[];
  /** Sent by the team. */
  outgoing: boolean;
  /** Only the team takes part. */
  internal: boolean;
  /** The outside person whom the mail comes from or goes to. */
  counterpart: ThreadPerson | null;
}

/** Everyone whom a mail names as sender or receiver. */
export function everyoneIn(mail: ParsedMail): ThreadPerson[] {
  return threadPeople([
    ...(mail.from ? [{ ...mail.from, role: 'from' as const }] : []),
    ...mail.to.map((person) => ({ ...person, role: 'to' as const })),
    ...mail.cc.map((person) => ({ ...person, role: 'cc' as const })),
  ]).slice(0, mostPeople);
}

/** Parts the people of a mail into the team and everyone else. */
export function mailPeople(mail: ParsedMail, isOutside: (address: string) => boolean): MailPeople {
  const people = everyoneIn(mail);
  const outside = people.filter((person) => isOutside(person.address));
  const sender = mail.from?.address.toLowerCase();
  const outgoing = sender !== undefined && !outside.some((person) => person.address === sender);
  return { outside, outgoing, internal: people.length > 0 && outside.length === 0, counterpart: outside[0] ?? null };
}

/** Sent by a machine: an automatic answer, a report of delivery, or a list. */
export function isAutomatic(mail: ParsedMail): boolean {
  const box = mail.from?.address.toLowerCase().split('@')[0] ?? '';
  return mail.autoSubmitted || mail.listId !== null || machineBoxes.has(box);
}
