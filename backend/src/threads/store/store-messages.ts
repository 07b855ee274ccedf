import type { Mailbox } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { decidedBy, type Evidence } from '../evidence/find-evidence.js';
import { messageIdHash } from '../message-id-hash.js';
import { linkBy } from '../verbs/ensure-link.js';
import { type ArrivingMail, arriving } from './arriving-mail.js';
import { reportsOnContact } from './bounced-contact.js';
import { findThreads, type KnownThread, type MailIds, mailIds } from './find-thread.js';
import { foldedByParent } from './fold-by-parent.js';
import { type Identity, identify } from './identify.js';
import { addKnownCopy } from './known-copy.js';
import type { KnownMessage } from './known-mail.js';
import { type MailBatch, openBatch } from './mail-batch.js';
import type { MailPeople } from './mail-people.js';
import { messageRow } from './mail-rows.js';
import type { KeepContents } from './pending-mail.js';
import { type KnownPeople, provenPeople, sendersOf } from './proven-people.js';
import { storedEvent } from './stored-event.js';

export interface StoreOptions {
  mailbox: Mailbox;
  /** `known`: leave out mail in which no customer takes part. */
  store: 'all' | 'known';
}

/** What became of one mail. */
export type Stored =
  | { outcome: 'skipped'; why: 'internal' | 'unknown_sender' }
  | {
      outcome: 'stored' | 'duplicate';
      messageId: string;
      rfcMessageId: string;
      threadId: string;
      customers: readonly string[];
      /** Its Message-ID was another mail's already, hence it has one of its own. */
      idTaken: boolean;
      unmatched: boolean;
    };

/**
 * Stores mails once per organisation, in their threads, and links those by the evidence. A copy in a second mailbox
 * only adds the mailbox. Only the team's own mail is never stored. What is known is asked once for all of them, and
 * all of them are written at once: either every one or none.
 */
export async function storeMessages(
  ctx: Ctx,
  mails: readonly ArrivingMail[],
  { keepContents, ...options }: StoreOptions & { keepContents: KeepContents },
): Promise<Stored[]> {
  const parsed = mails.map(({ mail }) => mail);
  const batch = await openBatch(ctx, parsed, { ...options, keepContents });
  const results: Stored[] = [];
  for (const mail of mails) results.push(await decide(batch, mail, options.store));
  await batch.write();
  return results;
}

/** The same for one mail, of which neither the source nor bytes are kept. */
export async function storeMessage(ctx: Ctx, mail: ParsedMail, options: StoreOptions): Promise<Stored> {
  const keepContents = () => Promise.reject(new Error('There is no place for contents.'));
  const [stored] = await storeMessages(ctx, [arriving(mail)], { ...options, keepContents });
  if (!stored) throw new Error('A mail was stored and has no result.');
  return stored;
}

async function decide(batch: MailBatch, arriving: ArrivingMail, store: StoreOptions['store']): Promise<Stored> {
  const { mail } = arriving;
  const identity = await identify(batch, mail);
  const people = provenPeople(mail, batch.people.of(mail));
  const reports = await reportsOnContact(batch, mail);
  const wanted = reports ? 'all' : store;
  if (identity.known) return knownAlready(batch, { arriving, identity, people, store: wanted }, identity.known);
  // What a colleague forwards into a shared mailbox is a customer's mail that came another way.
  const isForward = people.forwarded !== null && batch.mailbox.kind === 'shared';
  if (people.internal && !isForward && !reports) return { outcome: 'skipped', why: 'internal' };
  const ids = idsOf(mail, identity, people);
  const found = people.unproven ? [] : await threadsOf(batch, { mail, ids, people });
  const evidence = await evidenceOn(batch, people, found[0]);
  if (wanted === 'known' && evidence !== 'linked' && !evidence.some(speaksOfCustomer))
    return { outcome: 'skipped', why: 'unknown_sender' };
  return keep(batch, { arriving, identity, people, ids, found, evidence: evidence === 'linked' ? [] : evidence });
}

interface ToKeep {
  arriving: ArrivingMail;
  identity: Identity;
  people: KnownPeople;
  ids: MailIds;
  found: KnownThread[];
  evidence: Evidence[];
}

const speaksOfCustomer = (one: Evidence) => one.tier < 9 || one.reason === 'forward';

// Whoever only pretends to be a colleague claims no ids that others may use later.
function idsOf(mail: ParsedMail, { rfcMessageId }: Identity, people: KnownPeople): MailIds {
  const ids = mailIds(mail, messageIdHash(rfcMessageId));
  return people.unproven ? { ...ids, parents: [], references: [] } : ids;
}

function threadsOf(
  batch: MailBatch,
  { mail, ids, people }: { mail: ParsedMail } & Pick<ToKeep, 'ids' | 'people'>,
): Promise<KnownThread[]> {
  return findThreads(ids, {
    subject: canonicalSubject(mail.subject),
    threadOf: (hash) => batch.known.threads.get(hash),
    sharesPeople: (threadId) => batch.sharesPeople(threadId, sendersOf(mail, people)),
  });
}

async function evidenceOn(
  batch: MailBatch,
  people: MailPeople,
  thread: KnownThread | undefined,
): Promise<Evidence[] | 'linked'> {
  if (thread && batch.customersOf(thread).length > 0) return 'linked';
  return batch.evidenceFor(people.outside, thread);
}

async function keep(batch: MailBatch, toKeep: ToKeep): Promise<Stored> {
  const { arriving, identity, people, ids, found, evidence } = toKeep;
  const { mail } = arriving;
  const [thread = batch.addThread(mail.subject, arriving), ...others] = found;
  await batch.merge(thread, others);
  const read = { ...arriving, mail: foldedByParent(batch.known, mail, thread.id) };
  const message = messageRow(batch.ctx, read, placeOf(batch, toKeep, thread));
  batch.addMessage(message, arriving, { ids, thread, people });
  const decided = batch.customersOf(thread).length > 0 ? null : decidedBy(evidence);
  if (decided) batch.addLink(linkBy(decided, thread.id), thread);
  const customers = batch.customersOf(thread);
  const unmatched = customers.length === 0 && !people.automatic && awaitsDecision(batch, people);
  const { ctx, mailbox, pending } = batch;
  const counterpart = unmatched ? people.counterpart : null;
  pending.events.push(storedEvent(ctx, { message, mail }, { mailbox, counterpart }));
  const stored = { messageId: message.id, rfcMessageId: message.rfcMessageId, threadId: thread.id, customers };
  return { outcome: 'stored', ...stored, idTaken: identity.taken !== null, unmatched };
}

function placeOf(batch: MailBatch, { identity, people, ids }: ToKeep, thread: KnownThread) {
  const { rfcMessageId, taken } = identity;
  const flags = [...(taken ? ['id_taken'] : []), ...(people.unproven ? ['from_colleague_unproven'] : [])];
  return {
    ...{ threadId: thread.id, rfcMessageId, messageIdHash: ids.own, outgoing: people.outgoing },
    ...{ shared: batch.mailbox.kind === 'shared', variantOf: taken?.id ?? null, flags },
  };
}

interface Again {
  arriving: ArrivingMail;
  identity: Identity;
  people: MailPeople;
  store: StoreOptions['store'];
}

async function knownAlready(
  batch: MailBatch,
  { arriving, identity, people, store }: Again,
  known: KnownMessage,
): Promise<Stored> {
  if (store === 'known' && !batch.known.copies.has(known.id)) {
    const evidence = await evidenceOn(batch, people, batch.threadOf(known));
    if (evidence !== 'linked' && !evidence.some(speaksOfCustomer)) return { outcome: 'skipped', why: 'unknown_sender' };
  }
  addKnownCopy(batch, known, arriving);
  const customers = batch.known.customers.get(known.threadId) ?? [];
  const { rfcMessageId, taken } = identity;
  const ids = { messageId: known.id, rfcMessageId, threadId: known.threadId };
  return { outcome: 'duplicate', ...ids, customers, idTaken: taken !== null, unmatched: false };
}

function awaitsDecision({ people }: MailBatch, { counterpart }: MailPeople): boolean {
  return counterpart !== null && !people.isIgnored(counterpart);
}
