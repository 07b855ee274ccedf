import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { type Evidence, findEvidence, findEvidences } from '../evidence/find-evidence.js';
import type { ThreadPerson } from '../evidence/outside-person.js';
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
  const everyone = [...new Map(mails.flatMap(everyoneIn).map((person) => [person.address, person])).values()];
  const outside = await outsideAmong(ctx, everyone);
  const of = (mail: ParsedMail) => mailPeople(mail, (address) => outside.has(address));
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

async function outsideAmong(ctx: Ctx, people: readonly ThreadPerson[]): Promise<Set<string>> {
  const [row] = await ctx.tx.execute<{ outside: ThreadPerson[] }>(
    sql`select outside_people(${JSON.stringify(people)}::json) as outside`,
  );
  return new Set(row?.outside.map((person) => person.address));
}

function keyOf(group: readonly ThreadPerson[]): string {
  return group.map((person) => person.address).join(' ');
}
