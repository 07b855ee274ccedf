import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { recordLink } from '../events.js';
import { decidedBy, type Evidence, findEvidence } from '../evidence/find-evidence.js';
import { insertLink, linkedCustomers } from '../link-queries.js';
import type { Mailbox } from '../mailboxes.js';
import { messageIdHash } from '../message-id-hash.js';
import { isIgnored } from '../rule-queries.js';
import { messages } from '../schema.js';
import { linkBy } from '../verbs/ensure-link.js';
import { insertThread } from '../verbs/ensure-thread.js';
import { findThreads, type MailIds, mailIds } from './find-thread.js';
import { addCopy, keepMail, type MessageRow } from './keep-mail.js';
import { isAutomatic, type MailPeople, mailPeople } from './mail-people.js';
import { mergeThreads } from './merge-threads.js';

export interface StoreOptions {
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
      customers: string[];
      /** Its Message-ID was another mail's already, hence it has one of its own. */
      idTaken: boolean;
      unmatched: boolean;
    };

/**
 * Stores a mail once per organisation, in its thread, and links that by the evidence. A copy in a second mailbox only
 * adds the mailbox. Only the team's own mail is never stored.
 */
export async function storeMessage(ctx: Ctx, mail: ParsedMail, options: StoreOptions): Promise<Stored> {
  const identity = await identify(ctx, mail);
  if (identity.known) return knownAlready(ctx, identity, options.mailbox);
  const people = await mailPeople(ctx, mail);
  if (people.internal) return { outcome: 'skipped', why: 'internal' };
  const ids = mailIds(mail, messageIdHash(identity.rfcMessageId));
  const addresses = people.outside.map((person) => person.address);
  const found = await findThreads(ctx, ids, { subject: canonicalSubject(mail.subject), addresses });
  const linked = found[0] === undefined ? [] : await linkedCustomers(ctx, found[0]);
  const evidence = linked.length > 0 ? [] : await findEvidence(ctx, people.outside, found[0] ?? null);
  const isKnown = linked.length > 0 || evidence.some((one) => one.tier < 9);
  if (options.store === 'known' && !isKnown) return { outcome: 'skipped', why: 'unknown_sender' };
  return store(ctx, { mail, options, identity, people, ids, found, linked, evidence });
}

interface Identity {
  rfcMessageId: string;
  known: MessageRow | null;
  idTaken: boolean;
}

interface ToStore {
  mail: ParsedMail;
  options: StoreOptions;
  identity: Identity;
  people: MailPeople;
  ids: MailIds;
  found: string[];
  /** Customers of the first thread found. */
  linked: string[];
  evidence: Evidence[];
}

async function store(ctx: Ctx, toStore: ToStore): Promise<Stored> {
  const { mail, options, identity, people, ids, found, linked, evidence } = toStore;
  const threadId = found[0] ?? (await insertThread(ctx, mail.subject));
  const gained = await mergeThreads(ctx, threadId, found.slice(1));
  const shared = options.mailbox.kind === 'shared';
  const { rfcMessageId, idTaken } = identity;
  const place = { threadId, mailboxId: options.mailbox.id };
  const message = await keepMail(ctx, { ...place, mail, rfcMessageId, ids, outgoing: people.outgoing, shared });
  const decided = gained.length > 0 ? null : decidedBy(evidence);
  const link = decided && (await insertLink(ctx, linkBy(decided, threadId), true));
  if (link) await recordLink(ctx, 'thread.linked', link);
  const customers = link || gained.length > 0 ? await linkedCustomers(ctx, threadId) : linked;
  const unmatched = customers.length === 0 && !isAutomatic(mail) && (await awaitsDecision(ctx, people));
  await tell(ctx, message, { mailbox: options.mailbox, counterpart: unmatched ? people.counterpart : null });
  return { outcome: 'imported', messageId: message.id, rfcMessageId, threadId, customers, idTaken, unmatched };
}

async function identify(ctx: Ctx, mail: ParsedMail): Promise<Identity> {
  const rfcMessageId = mail.messageId ?? mail.syntheticMessageId;
  const first = await messageWithId(ctx, rfcMessageId);
  if (!first || first.contentHash === mail.contentHash) return { rfcMessageId, known: first, idTaken: false };
  const own = mail.syntheticMessageId;
  return { rfcMessageId: own, known: await messageWithId(ctx, own), idTaken: true };
}

async function messageWithId(ctx: Ctx, rfcMessageId: string): Promise<MessageRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(messages)
    .where(and(eq(messages.orgId, sql.placeholder('orgId')), eq(messages.messageIdHash, sql.placeholder('hash'))))
    .prepare('message_with_id')
    .execute({ orgId: ctx.orgId, hash: messageIdHash(rfcMessageId) });
  return row ?? null;
}

async function knownAlready(ctx: Ctx, { known, rfcMessageId, idTaken }: Identity, mailbox: Mailbox): Promise<Stored> {
  if (!known) throw new Error('Only a stored mail is known.');
  const { id, threadId } = known;
  const isNewCopy = await addCopy(ctx, mailbox.id, id);
  if (isNewCopy && mailbox.kind === 'shared' && !known.shared) {
    await ctx.tx
      .update(messages)
      .set({ shared: true })
      .where(and(eq(messages.orgId, ctx.orgId), eq(messages.id, id)));
    await tell(ctx, { ...known, shared: true }, { mailbox, counterpart: null, wasPersonal: true });
  }
  const customers = await linkedCustomers(ctx, threadId);
  return { outcome: 'duplicate', messageId: id, rfcMessageId, threadId, customers, idTaken, unmatched: false };
}

async function awaitsDecision(ctx: Ctx, { counterpart }: MailPeople): Promise<boolean> {
  return counterpart !== null && !(await isIgnored(ctx, counterpart));
}

interface Told {
  mailbox: Mailbox;
  /** Whom nobody knows yet, for the review queue. */
  counterpart: MailPeople['counterpart'];
  /** Until now in somebody's own mailbox only. */
  wasPersonal?: boolean;
}

async function tell(ctx: Ctx, message: MessageRow, { mailbox, counterpart, wasPersonal = false }: Told): Promise<void> {
  const { id, threadId, subject, snippet, outgoing, shared } = message;
  const from = message.fromName ?? message.fromAddress;
  await record(ctx, {
    name: 'message.stored',
    subject: { type: 'message', id },
    threadId,
    at: message.sentAt ?? ctx.now,
    data: {
      subject,
      snippet,
      from,
      outgoing,
      shared,
      ownerId: shared ? null : mailbox.ownerId,
      unmatched: counterpart,
      ...(wasPersonal ? { wasPersonal } : {}),
    },
  });
}
