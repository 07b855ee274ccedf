import type { Ctx } from '../../platform/db/in-org.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { type Evidence, findEvidence, findEvidences } from '../evidence/find-evidence.js';
import type { ThreadPerson } from '../evidence/outside-person.js';
import { outsideAmong } from '../evidence/people-of-threads.js';
import { senderVerdicts } from '../evidence/sender-verdicts.js';
import { ignoredAmong } from '../rule-queries.js';
import { everyoneIn, type MailPeople, mailPeople } from './mail-people.js';

/** What is known of the people in some mails. */
export interface BatchPeople {
  of(mail: ParsedMail): MailPeople;
  /** Customers that people outside the team speak of, on a thread from which none was taken. */
  evidenceOf(outside: readonly ThreadPerson[]): Promise<Evidence[]>;
  isIgnored(person: ThreadPerson): boolean;
}

/** Asks at once about everyone in the mails, and for evidence in those that nobody knows yet. */
export async function batchPeople(
  ctx: Ctx,
  mails: readonly ParsedMail[],
  isNew: (mail: ParsedMail) => boolean,
): Promise<BatchPeople> {
  const verdictOf = await verdictsOnSenders(ctx, mails);
  const named = mails.flatMap((mail) => everyoneIn(mail, verdictOf(mail)));
  const everyone = [...new Map(named.map((person) => [person.address, person])).values()];
  const outside = await outsideAmong(ctx, everyone);
  const isOutside = (address: string) => outside.has(address);
  const of = (mail: ParsedMail) => mailPeople(mail, { isOutside, verdict: verdictOf(mail) });
  const groups = new Map(
    mails
      .filter(isNew)
      .map((mail) => of(mail).outside)
      .map((group) => [keyOf(group), group]),
  );
  const [evidence, isIgnored] = await Promise.all([
    findEvidences(ctx, [...groups.values()]),
    ignoredAmong(ctx, [...everyone]),
  ]);
  const found = new Map([...groups.keys()].map((key, position) => [key, evidence[position] ?? []]));
  return { of, isIgnored, evidenceOf: async (group) => found.get(keyOf(group)) ?? findEvidence(ctx, group, null) };
}

async function verdictsOnSenders(ctx: Ctx, mails: readonly ParsedMail[]) {
  const verdictOf = await senderVerdicts(
    ctx,
    mails.flatMap((mail) => mail.from?.address ?? []),
  );
  return (mail: ParsedMail) => (mail.from ? verdictOf(mail.from.address) : null);
}

function keyOf(group: readonly ThreadPerson[]): string {
  return group.map((person) => `${person.address}${person.forwarded ? '>' : ''}`).join(' ');
}
