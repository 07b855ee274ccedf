import type { Ctx } from '../../../src/platform/db/in-org.js';
import type { ParsedMail } from '../../../src/platform/mail/parse/index.js';
import { ensureThread, storeMessage } from '../../../src/threads/service.js';
import { organisation, type PersonKey, people } from '../cast/people.js';
import { conversationsOf } from '../mail/choose.js';
import type { Conversation, Voice } from '../mail/conversation.js';
import { type Sheet, type Writer, writeThread } from '../mail/write-letter.js';
import type { Calendar } from './calendar.js';
import { type Customer, spread } from './customer.js';
import type { Act, Strand } from './script.js';
import type { Mailboxes } from './seed-team.js';
import { contactOf, fill } from './words.js';

/** The threads that were written with a customer, as far as they have come by now. */
export function exchangeMail(calendar: Calendar, customer: Customer): Thread[] {
  const conversations = conversationsOf(customer);
  const starts = spread(customer, conversations.length, { from: customer.days - 1, to: 4 });
  return conversations.map((conversation, index) => {
    const colleague = index % 2 === 0 ? customer.mate : undefined;
    const sheets = sheetsOf(calendar, { customer, conversation, colleague, daysAgo: starts[index] ?? 4 });
    return { mails: writeThread(sheets), holders: [customer.cast.owner, ...(colleague ? [colleague] : [])] };
  });
}

/** Mails of one conversation, and those of us in whose mailboxes they lie. */
export interface Thread {
  mails: ParsedMail[];
  holders: readonly PersonKey[];
}

/** Stores the mails of one thread in every mailbox they came to. Several mailboxes know it by ids of their own. */
export function deliver({ mails, holders }: Thread, mailboxes: Mailboxes): Strand {
  return mails.map((mail, index): Act => {
    const run = async (ctx: Ctx) => {
      for (const holder of holders) {
        const mailbox = mailboxes.get(holder);
        if (!mailbox) throw new Error(`${people[holder].name} has no mailbox.`);
        await storeMessage(ctx, mail, { mailbox, store: 'all' });
        if (holders.length > 1 && index === 0) await ensureThread(ctx, { hostThread: knownTo(holder, mail) });
      }
    };
    return { at: new Date(mail.date ?? 0), by: 'system', source: 'gmail', run };
  });
}

function knownTo(holder: PersonKey, { contentHash, messageId, subject }: ParsedMail) {
  const hostThreadId = `${contentHash.slice(0, 8)}${Buffer.from(holder.padEnd(4)).toString('hex').slice(0, 8)}`;
  const messageIds = [messageId ?? ''];
  return { mailbox: people[holder].email, host: 'gmail' as const, hostThreadId, messageIds, subject, participants: [] };
}

interface Exchange {
  customer: Customer;
  conversation: Conversation;
  colleague: PersonKey | undefined;
  daysAgo: number;
}

/** The letters of a conversation as far as it has come by now. */
function sheetsOf(calendar: Calendar, { customer, conversation, colleague, daysAgo }: Exchange): Sheet[] {
  const { cast, chance, words } = customer;
  const us = ourWriter(cast.owner, cast.language);
  const mate = colleague ? [ourWriter(colleague, cast.language)] : [];
  const firstOfThem =
    conversation.letters.find(({ from }) => from !== 'us' && from !== 'colleague')?.from ?? 'champion';
  let them = theirWriter(customer, firstOfThem);
  let moment = { daysAgo, minute: chance.between(8 * 60, 15 * 60) };
  const sheets: Sheet[] = [];
  for (const { from, after, text } of conversation.letters) {
    moment = workingTime(calendar, { ...moment, minute: moment.minute + after * 60 }, chance.between(3, 95));
    const at = calendar.instant(moment.daysAgo, moment.minute);
    if (at > calendar.minutesAgo(20)) break;
    const ours = from === 'us';
    if (!ours) them = theirWriter(customer, from);
    const also = (conversation.copy ?? []).map((voice) => theirWriter(customer, voice));
    const copied = [...mate, ...also].filter(({ address }) => address !== them.address && address !== us.address);
    const pair = ours ? { from: us, to: them } : { from: them, to: us };
    sheets.push({
      ...pair,
      at,
      cc: unique(copied),
      subject: fill(conversation.subject, words),
      text: fill(text, words),
    });
  }
  return sheets;
}

/** Nobody writes at night or on a weekend: such a letter waits for the next morning. */
function workingTime(calendar: Calendar, moment: { daysAgo: number; minute: number }, late: number) {
  const days = Math.floor(moment.minute / 1440);
  const minute = moment.minute - days * 1440;
  const tooLate = minute > 18 * 60 + 30;
  const daysAgo = moment.daysAgo - days - (tooLate ? 1 : 0);
  const working = calendar.nextWorkday(daysAgo);
  return { daysAgo: working, minute: tooLate || minute < 7 * 60 || working !== daysAgo ? 7 * 60 + 30 + late : minute };
}

export function ourWriter(person: PersonKey, language: Writer['language']): Writer {
  const { name, email, title } = people[person];
  const greeted = language === 'de' ? name : (name.split(' ')[0] ?? name);
  return { name, address: email, greeted, signature: `${title}\n${organisation.name}`, language };
}

export function theirWriter(customer: Customer, voice: Voice): Writer {
  const { cast, contacts } = customer;
  const contact = (voice === 'us' || voice === 'colleague' ? undefined : contactOf(customer, voice)) ?? contacts[0];
  if (!contact) throw new Error(`${cast.name} has nobody to write to.`);
  const { name, first, title, addresses } = contact;
  const greeted = cast.language === 'de' ? name : first;
  return { name, address: addresses[0] ?? '', greeted, signature: `${title}\n${cast.name}`, language: cast.language };
}

function unique(writers: Writer[]): Writer[] {
  return [...new Map(writers.map((writer) => [writer.address, writer])).values()];
}
