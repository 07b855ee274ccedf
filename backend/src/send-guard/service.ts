import type { outgoingMail, SendWarning, sendVerdict } from '@threadline/shared/send-guard/schema';
import type * as z from 'zod';
import { isFreeMail, registrableDomain } from '../customers/service.js';
import { notesToCompare } from '../notes/service.js';
import type { Ctx } from '../platform/db/in-org.js';
import { authorise } from '../platform/policy/authorise.js';
import { customersOfPeople, customersOfThread, linkedCustomers } from '../threads/service.js';
import { type CustomerName, namesOf, unknownDomains } from './queries.js';
import { asWritten, WordMatcher, wordsOf } from './shared-words.js';

type Outgoing = z.output<typeof outgoingMail>;

interface Recipient {
  address: string;
  customerIds: string[];
}

const mostNotes = { ofEach: 200, all: 1_000 };

/** Why the writer of a mail should look once more; reads only what they see themselves, and keeps nothing of it. */
export async function checkMail(ctx: Ctx, mail: Outgoing): Promise<z.input<typeof sendVerdict>> {
  authorise(ctx, 'mail.guard');
  const recipients = await customersOfPeople(ctx, mail.recipients);
  if (recipients.length === 0) return { warnings: [] };
  const about = await customersAbout(ctx, mail);
  const concerned = about.length > 0 ? about : (recipients.find(hasCustomer)?.customerIds ?? []);
  const ids = [...new Set([...concerned, ...recipients.flatMap(({ customerIds }) => customerIds)])];
  const names = await namesOf(ctx, ids);
  return {
    warnings: [
      ...(await noteWarnings(ctx, mail, ids)),
      ...otherCustomers(recipients, concerned, names),
      ...(await newDomains(ctx, recipients)),
    ],
  };
}

/** Customers that a mail is about by where it was begun, as far as the asker sees them. */
async function customersAbout(ctx: Ctx, { thread, threadId, customerId }: Outgoing): Promise<string[]> {
  const ids = [
    ...(thread ? await customersOfThread(ctx, thread) : []),
    ...(threadId ? await linkedCustomers(ctx, threadId) : []),
    ...(customerId ? (await namesOf(ctx, [customerId])).keys() : []),
  ];
  return [...new Set(ids)];
}

const hasCustomer = ({ customerIds }: Recipient): boolean => customerIds.length > 0;

async function noteWarnings(ctx: Ctx, { subject, text }: Outgoing, customerIds: string[]): Promise<SendWarning[]> {
  const mail = `${subject ?? ''}\n${text}`;
  const matcher = new WordMatcher(wordsOf(mail));
  for (const note of await notesToCompare(ctx, { customerIds, ...mostNotes })) {
    const shared = matcher.sharedWith(wordsOf(note.body));
    if (shared !== null)
      return [{ kind: 'note', customer: note.customer, author: note.author, words: asWritten(mail, shared) }];
  }
  return [];
}

/** Recipients who are customers' people, but of none that the mail is about. */
function otherCustomers(
  recipients: readonly Recipient[],
  concerned: readonly string[],
  names: ReadonlyMap<string, CustomerName>,
): SendWarning[] {
  const about = concerned.flatMap((id) => names.get(id) ?? []);
  if (about.length === 0) return [];
  return recipients.filter(hasCustomer).flatMap(({ address, customerIds }): SendWarning[] => {
    const customer = customerIds.flatMap((id) => names.get(id) ?? [])[0];
    if (!customer || customerIds.some((id) => concerned.includes(id))) return [];
    return [{ kind: 'other_customer', address, customer, about }];
  });
}

async function newDomains(ctx: Ctx, recipients: readonly Recipient[]): Promise<SendWarning[]> {
  const byDomain = new Map<string, string[]>();
  for (const { address } of recipients.filter((person) => !hasCustomer(person))) {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    if (isFreeMail(registrableDomain(domain) ?? domain)) continue;
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), address]);
  }
  const unknown = await unknownDomains(ctx, [...byDomain.keys()]);
  return unknown.map((domain) => ({ kind: 'new_domain', domain, addresses: byDomain.get(domain) ?? [] }));
}
