import type { SenderVerdict } from '@threadline/shared/threads/choices';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { forwardedPerson, type ThreadPerson, threadPeople } from '../evidence/outside-person.js';
import { isRobotAddress } from '../evidence/robot-address.js';
import { speakersOf, speaksForOthers } from '../evidence/speakers.js';

const mostPeople = 200;

/** Who takes part in a mail, as far as it matters to whom it belongs. */
export interface MailPeople {
  outside: ThreadPerson[];
  /** Sent by the team. */
  outgoing: boolean;
  /** Only the team takes part. */
  internal: boolean;
  /** The outside person whom the mail comes from or goes to; nobody where only machines do. */
  counterpart: ThreadPerson | null;
  /** Whose mail a colleague has forwarded with it; one of those outside, though a suggestion only. */
  forwarded: ThreadPerson | null;
  /** Written by a machine, and for nobody by whose rule it would speak. */
  automatic: boolean;
}

interface Known {
  isOutside(address: string): boolean;
  /** What was decided for its sender. */
  verdict: SenderVerdict | null;
}

/** Everyone whom a mail names as sender or receiver, or whom a rule or a forward lets speak. */
export function everyoneIn(mail: ParsedMail, verdict: SenderVerdict | null): ThreadPerson[] {
  const forwarded = forwardedIn(mail);
  const speakers = [...speakersOf(mail, verdict), ...(mail.from ? [mail.from] : [])];
  return [...peopleIn(mail, speakers), ...(forwarded ? [forwarded] : [])];
}

/** Parts the people of a mail into the team and everyone else. */
export function mailPeople(mail: ParsedMail, { isOutside, verdict }: Known): MailPeople {
  const speaksFor = speaksForOthers(verdict);
  const speakers = speakersOf(mail, verdict);
  const people = peopleIn(mail, verdict === 'body' ? firstOutside(speakers, isOutside) : speakers);
  const taking = people.filter((person) => isOutside(person.address));
  const sender = mail.from?.address.toLowerCase();
  const outgoing =
    !speaksFor && !isOwnReport(mail) && sender !== undefined && !taking.some((person) => person.address === sender);
  const found = outgoing ? forwardedIn(mail) : null;
  const isNew = found && isOutside(found.address) && !taking.some((person) => person.address === found.address);
  const forwarded = isNew ? found : null;
  const outside = forwarded ? [...taking, forwarded] : taking;
  return {
    ...{ outside, outgoing, forwarded },
    internal: people.length > 0 && taking.length === 0 && (sender === undefined || !isOutside(sender)),
    counterpart: outside.find((person) => !isRobotAddress(person.address)) ?? null,
    automatic: isAutomatic(mail) && !speaksFor,
  };
}

// A report of the team's own server is no mail of the team.
const isOwnReport = ({ reading, from }: ParsedMail) =>
  reading.kind === 'bounce' && from !== null && isRobotAddress(from.address);

/** Sent by a machine: an automatic answer, a report of delivery, a list, or from an address that nobody reads. */
export function isAutomatic(mail: ParsedMail): boolean {
  return mail.autoSubmitted || mail.listId !== null || (mail.from !== null && isRobotAddress(mail.from.address));
}

function peopleIn(mail: ParsedMail, speakers: ReturnType<typeof speakersOf>): ThreadPerson[] {
  return threadPeople([
    ...speakers.map((person) => ({ ...person, role: 'from' as const })),
    ...mail.to.map((person) => ({ ...person, role: 'to' as const })),
    ...mail.cc.map((person) => ({ ...person, role: 'cc' as const })),
  ]).slice(0, mostPeople);
}

function firstOutside<Person extends { address: string }>(
  speakers: readonly Person[],
  isOutside: Known['isOutside'],
): Person[] {
  return speakers.filter((person) => isOutside(person.address.toLowerCase())).slice(0, 1);
}

function forwardedIn({ reading }: ParsedMail): ThreadPerson | null {
  const { address, name } = reading.forwardedFrom ?? { address: null, name: null };
  return address ? forwardedPerson({ address, name }) : null;
}
