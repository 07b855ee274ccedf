import { sql } from 'drizzle-orm';
import type { Mailbox } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { type Evidence, findEvidence } from '../evidence/find-evidence.js';
import type { ThreadPerson } from '../evidence/outside-person.js';
import { linkedCustomers, type NewLink } from '../link-queries.js';
import { messageIdHash } from '../message-id-hash.js';
import { newThread } from '../verbs/ensure-thread.js';
import { type ArrivingMail, idOf } from './arriving-mail.js';
import { type BatchPeople, batchPeople } from './batch-people.js';
import { hiddenSubject, isCalled, type KnownThread, type MailIds, mailIds } from './find-thread.js';
import { readParents } from './fold-by-parent.js';
import { attachmentRows } from './kept-content.js';
import { type KnownCopy, type KnownMail, type KnownMessage, knownMail } from './known-mail.js';
import { type MessageRow, participantRows } from './mail-rows.js';
import { mergeThreads } from './merge-threads.js';
import { type KeepContents, nothingPending, type PendingMail, writePending } from './pending-mail.js';
import type { KnownPeople } from './proven-people.js';
import { moreOf } from './row-after-copy.js';

/** Looks up at once what the mails of a batch need to know. */
export async function openBatch(
  ctx: Ctx,
  mails: readonly ParsedMail[],
  { mailbox, keepContents }: { mailbox: Mailbox; keepContents: KeepContents },
): Promise<MailBatch> {
  const hashes = mails.map(hashesOf);
  const known = await knownMail(ctx, [...new Set(hashes.flat())], mailbox.id);
  await readParents(ctx, mails, known);
  const isNew = (mail: ParsedMail) => !known.messages.has(messageIdHash(idOf(mail)));
  return new MailBatch({ ctx, mailbox, keepContents, known, people: await batchPeople(ctx, mails, isNew) });
}

function hashesOf(mail: ParsedMail): string[] {
  const synthetic = messageIdHash(mail.syntheticMessageId);
  const { own, parents, references } = mailIds(mail, messageIdHash(idOf(mail)));
  return [own, synthetic, ...parents, ...references];
}

interface Parts {
  ctx: Ctx;
  mailbox: Mailbox;
  keepContents: KeepContents;
  known: KnownMail;
  people: BatchPeople;
}

/** Where a mail goes, and whose it is. */
interface Placed {
  ids: MailIds;
  thread: KnownThread;
  people: KnownPeople;
}

/** Mails that are stored together: what is known of them, the decided ones among them included, and what is unwritten. */
export class MailBatch {
  readonly ctx: Ctx;
  readonly mailbox: Mailbox;
  readonly known: KnownMail;
  readonly people: BatchPeople;
  pending: PendingMail = nothingPending();
  private readonly keepContents: KeepContents;

  constructor({ ctx, mailbox, keepContents, known, people }: Parts) {
    this.ctx = ctx;
    this.mailbox = mailbox;
    this.keepContents = keepContents;
    this.known = known;
    this.people = people;
  }

  customersOf(thread: KnownThread): readonly string[] {
    return this.known.customers.get(thread.id) ?? [];
  }

  /** The thread of a stored mail, as far as it is known here. */
  threadOf({ threadId }: KnownMessage): KnownThread | undefined {
    return [...this.known.threads.values()].find((thread) => thread.id === threadId);
  }

  evidenceFor(outside: readonly ThreadPerson[], thread: KnownThread | undefined): Promise<Evidence[]> {
    const refused = thread !== undefined && this.known.refusals.has(thread.id);
    return refused ? findEvidence(this.ctx, outside, thread.id) : this.people.evidenceOf(outside);
  }

  /** Whether any of these, or somebody else of their domain, takes part in the thread. */
  async sharesPeople(threadId: string, people: readonly ThreadPerson[]): Promise<boolean> {
    await this.write();
    const domains = people.flatMap(({ domain }) => domain ?? []);
    const [row] = await this.ctx.tx.execute<{ shares: boolean }>(sql`
      select exists (select 1 from messages m
        join message_participants p on p.org_id = m.org_id and p.message_id = m.id
        where m.org_id = ${this.ctx.orgId} and m.thread_id = ${threadId}::uuid
          and (p.address = any(${textArray(people.map(({ address }) => address))})
            or split_part(p.address, '@', 2) = any(${textArray(domains)}))) as shares`);
    return row?.shares === true;
  }

  /** A thread without mails yet; where its mail's subject is not to be kept, it has none. */
  addThread(subject: string, { tier }: ArrivingMail): KnownThread {
    const thread = newThread(this.ctx, subject);
    if (tier === 'metadata')
      Object.assign(thread, { subject: '', canonicalSubject: hiddenSubject(thread.canonicalSubject) });
    this.pending.threads.push(thread);
    return { ...thread, messageCount: 0 };
  }

  /** Keeps a mail with its people, its ids, its contents and its copy in the mailbox. */
  addMessage(message: MessageRow, arriving: ArrivingMail, { ids, thread, people }: Placed): void {
    const { pending, known } = this;
    pending.messages.push(message);
    pending.people.push(...participantRows(arriving.mail, message));
    if (message.rawHash !== null && arriving.raw) pending.contents.set(message.rawHash, arriving.raw.bytes);
    this.addAttachments(message, arriving);
    known.messages.set(ids.own, message);
    known.texts.set(message.id, message.body);
    // Whoever only pretends to be a colleague takes no id that a conversation has named.
    if (!people.unproven || !known.threads.has(ids.own)) {
      pending.ownIds.set(ids.own, thread.id);
      known.threads.set(ids.own, thread);
    }
    for (const hash of [...ids.parents, ...ids.references]) {
      if (known.threads.has(hash)) continue;
      pending.namedIds.set(hash, thread.id);
      known.threads.set(hash, thread);
    }
    if (thread.messageCount > 0) this.callAnew(thread, message);
    thread.messageCount += 1;
    thread.subject ||= message.subject;
    this.addCopy(message.id, arriving);
  }

  /** Finds a name for a thread that its new readers may read, where one of its mails is called otherwise than it is. */
  callAnew(thread: KnownThread, { subject, tier }: Pick<KnownMessage, 'subject' | 'tier'>): void {
    const isAlike = thread.subject !== '' && tier !== 'metadata' && isCalled(thread, canonicalSubject(subject));
    if (!isAlike) this.pending.titled.add(thread.id);
  }

  /** Keeps the attachments of a mail, as far as its row lets them be kept. */
  addAttachments(message: Pick<MessageRow, 'id' | 'tier'>, { mail }: ArrivingMail): void {
    const rows = attachmentRows({ ...message, orgId: this.ctx.orgId }, mail);
    this.pending.attachments.push(...rows);
    for (const { position, blobHash } of rows) {
      const content = mail.attachments[position]?.content;
      if (blobHash !== null && content) this.pending.contents.set(blobHash, content);
    }
  }

  /** Notes that the mail lies in the mailbox, under which labels, and how much is kept; false when that was known. */
  addCopy(messageId: string, { tier, labels }: ArrivingMail): boolean {
    const { ctx, known, pending, mailbox } = this;
    const before = known.copies.get(messageId);
    const copy = { tier: before ? moreOf(before.tier, tier) : tier, labels: [...labels] };
    if (before && isSameCopy(before, copy)) return false;
    known.copies.set(messageId, { ...copy, goneAt: null });
    const place = { orgId: ctx.orgId, mailboxId: mailbox.id, messageId, createdAt: ctx.now, goneAt: null };
    pending.copies.set(messageId, { ...copy, ...place });
    return true;
  }

  addLink(link: NewLink, thread: KnownThread): void {
    // Others than a mailbox's owner read what is told of it.
    const isForAll = this.mailbox.kind === 'shared' && !this.pending.titled.has(thread.id);
    this.pending.links.push({ link, subject: isForAll ? thread.subject : '' });
    this.known.customers.set(thread.id, [link.customerId]);
  }

  /** Joins threads that a mail has shown to be one. */
  async merge(kept: KnownThread, others: readonly KnownThread[]): Promise<void> {
    if (others.length === 0) return;
    await this.write();
    await mergeThreads(
      this.ctx,
      kept.id,
      others.map((thread) => thread.id),
    );
    for (const [hash, thread] of this.known.threads) if (others.includes(thread)) this.known.threads.set(hash, kept);
    const gone = new Set(others.map((thread) => thread.id));
    for (const message of this.known.messages.values()) if (gone.has(message.threadId)) message.threadId = kept.id;
    for (const thread of others) kept.messageCount += thread.messageCount;
    if (others.some((thread) => this.known.refusals.has(thread.id))) this.known.refusals.add(kept.id);
    this.known.customers.set(kept.id, await linkedCustomers(this.ctx, kept.id));
  }

  /** Writes what is decided until now. */
  async write(): Promise<void> {
    const { pending } = this;
    this.pending = nothingPending();
    await writePending(this.ctx, pending, this.keepContents);
  }
}

function isSameCopy(before: KnownCopy, copy: Omit<KnownCopy, 'goneAt'>): boolean {
  return before.goneAt === null && before.tier === copy.tier && before.labels.join('\n') === copy.labels.join('\n');
}
