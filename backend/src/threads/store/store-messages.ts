import type { Ctx } from '../../platform/db/in-org.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { decidedBy, type Evidence } from '../evidence/find-evidence.js';
import type { Mailbox } from '../mailboxes.js';
import { messageIdHash } from '../message-id-hash.js';
import { linkBy } from '../verbs/ensure-link.js';
import { findThreads, type KnownThread, type MailIds, mailIds } from './find-thread.js';
import type { KnownMessage } from './known-mail.js';
import { type MailBatch, openBatch } from './mail-batch.js';
import { isAutomatic, type MailPeople } from './mail-people.js';
import { messageRow } from './mail-rows.js';
import { storedEvent } from './stored-event.js';

interface StoreOptions {
  mailbox: Mailbox;
  /** `known`: leave out mail in which no customer takes part. */
  store: 'all' | 'known';
}

/** What became of one mail. */
export type Stored =
  | { outcome: 'skipped'; why: 'internal' | 'unknown_sender' }
  | {
      outcome: 'imported' | 'duplicate';
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
  mails: readonly ParsedMail[],
  { mailbox, store }: StoreOptions,
): Promise<Stored[]> {
  const batch = await openBatch(ctx, mails, mailbox);
  const results: Stored[] = [];
  for (const mail of mails) results.push(await decide(batch, mail, store));
  await batch.write();
  return results;
}

/** The same for one mail. */
export async function storeMessage(ctx: Ctx, mail: ParsedMail, options: StoreOptions): Promise<Stored> {
  const [stored] = await storeMessages(ctx, [mail], options);
  if (!stored) throw new Error('A mail was stored and has no result.');
  return stored;
}

async function decide(batch: MailBatch, mail: ParsedMail, store: StoreOptions['store']): Promise<Stored> {
  const identity = identify(batch, mail);
  if (identity.known) return knownAlready(batch, identity, identity.known);
  const people = batch.people.of(mail);
  if (people.internal) return { outcome: 'skipped', why: 'internal' };
  const ids = mailIds(mail, messageIdHash(identity.rfcMessageId));
  const found = await threadsOf(batch, { mail, ids, people });
  const linked = found[0] !== undefined && batch.customersOf(found[0]).length > 0;
  const evidence = linked ? [] : await batch.evidenceFor(people.outside, found[0]);
  const isKnown = linked || evidence.some((one) => one.tier < 9);
  if (store === 'known' && !isKnown) return { outcome: 'skipped', why: 'unknown_sender' };
  return keep(batch, { mail, identity, people, ids, found, evidence });
}

interface Identity {
  rfcMessageId: string;
  known: KnownMessage | undefined;
  idTaken: boolean;
}

interface ToKeep {
  mail: ParsedMail;
  identity: Identity;
  people: MailPeople;
  ids: MailIds;
  found: KnownThread[];
  evidence: Evidence[];
}

function identify({ known }: MailBatch, mail: ParsedMail): Identity {
  const rfcMessageId = mail.messageId ?? mail.syntheticMessageId;
  const first = known.messages.get(messageIdHash(rfcMessageId));
  if (!first || first.contentHash === mail.contentHash) return { rfcMessageId, known: first, idTaken: false };
  const own = mail.syntheticMessageId;
  return { rfcMessageId: own, known: known.messages.get(messageIdHash(own)), idTaken: true };
}

function threadsOf(
  batch: MailBatch,
  { mail, ids, people }: Pick<ToKeep, 'mail' | 'ids' | 'people'>,
): Promise<KnownThread[]> {
  const addresses = people.outside.map((person) => person.address);
  return findThreads(ids, {
    subject: canonicalSubject(mail.subject),
    threadOf: (hash) => batch.known.threads.get(hash),
    sharesPeople: (threadId) => batch.sharesPeople(threadId, addresses),
  });
}

async function keep(batch: MailBatch, { mail, identity, people, ids, found, evidence }: ToKeep): Promise<Stored> {
  const [thread = batch.addThread(mail.subject), ...others] = found;
  await batch.merge(thread, others);
  const shared = batch.mailbox.kind === 'shared';
  const { rfcMessageId, idTaken } = identity;
  const place = { threadId: thread.id, rfcMessageId, messageIdHash: ids.own, outgoing: people.outgoing, shared };
  const message = messageRow(batch.ctx, mail, place);
  batch.addMessage(message, mail, { ids, thread });
  const decided = batch.customersOf(thread).length > 0 ? null : decidedBy(evidence);
  if (decided) batch.addLink(linkBy(decided, thread.id), thread);
  const customers = batch.customersOf(thread);
  const unmatched = customers.length === 0 && !isAutomatic(mail) && awaitsDecision(batch, people);
  const { ctx, mailbox, pending } = batch;
  pending.events.push(storedEvent(ctx, message, { mailbox, counterpart: unmatched ? people.counterpart : null }));
  const stored = { messageId: message.id, rfcMessageId, threadId: thread.id, customers };
  return { outcome: 'imported', ...stored, idTaken, unmatched };
}

function knownAlready(batch: MailBatch, { rfcMessageId, idTaken }: Identity, known: KnownMessage): Stored {
  const { ctx, mailbox, pending } = batch;
  const thread = batch.known.threads.get(known.messageIdHash);
  const threadId = thread?.id ?? known.threadId;
  const isNewCopy = batch.addCopy(known.id);
  if (isNewCopy && mailbox.kind === 'shared' && !known.shared) {
    const opened = { ...known, threadId, shared: true };
    pending.opened.push(known.id);
    pending.events.push(storedEvent(ctx, opened, { mailbox, counterpart: null, wasPersonal: true }));
  }
  const customers = thread === undefined ? [] : batch.customersOf(thread);
  return { outcome: 'duplicate', messageId: known.id, rfcMessageId, threadId, customers, idTaken, unmatched: false };
}

function awaitsDecision({ people }: MailBatch, { counterpart }: MailPeople): boolean {
  return counterpart !== null && !people.isIgnored(counterpart);
}
