import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { type Evidence, findEvidence } from '../evidence/find-evidence.js';
import type { ThreadPerson } from '../evidence/outside-person.js';
import { linkedCustomers, type NewLink } from '../link-queries.js';
import type { Mailbox } from '../mailboxes.js';
import { messageIdHash } from '../message-id-hash.js';
import { newThread } from '../verbs/ensure-thread.js';
import { type BatchPeople, batchPeople } from './batch-people.js';
import { type KnownThread, type MailIds, mailIds } from './find-thread.js';
import { type KnownMail, knownMail } from './known-mail.js';
import { type MessageRow, participantRows } from './mail-rows.js';
import { mergeThreads } from './merge-threads.js';
import { nothingPending, type PendingMail, writePending } from './pending-mail.js';

/** Looks up at once what the mails of a batch need to know. */
export async function openBatch(ctx: Ctx, mails: readonly ParsedMail[], mailbox: Mailbox): Promise<MailBatch> {
  const hashes = mails.map(hashesOf);
  const known = await knownMail(ctx, [...new Set(hashes.flat())], mailbox.id);
  const isNew = (mail: ParsedMail) => !known.messages.has(messageIdHash(mail.messageId ?? mail.syntheticMessageId));
  return new MailBatch({ ctx, mailbox, known, people: await batchPeople(ctx, mails, isNew) });
}

function hashesOf(mail: ParsedMail): string[] {
  const synthetic = messageIdHash(mail.syntheticMessageId);
  const { own, parents, references } = mailIds(mail, messageIdHash(mail.messageId ?? mail.syntheticMessageId));
  return [own, synthetic, ...parents, ...references];
}

interface Parts {
  ctx: Ctx;
  mailbox: Mailbox;
  known: KnownMail;
  people: BatchPeople;
}

/** Mails that are stored together: what is known of them, the decided ones among them included, and what is unwritten. */
export class MailBatch {
  readonly ctx: Ctx;
  readonly mailbox: Mailbox;
  readonly known: KnownMail;
  readonly people: BatchPeople;
  pending: PendingMail = nothingPending();

  constructor({ ctx, mailbox, known, people }: Parts) {
    this.ctx = ctx;
    this.mailbox = mailbox;
    this.known = known;
    this.people = people;
  }

  customersOf(thread: KnownThread): readonly string[] {
    return this.known.customers.get(thread.id) ?? [];
  }

  evidenceFor(outside: readonly ThreadPerson[], thread: KnownThread | undefined): Promise<Evidence[]> {
    const refused = thread !== undefined && this.known.refusals.has(thread.id);
    return refused ? findEvidence(this.ctx, outside, thread.id) : this.people.evidenceOf(outside);
  }

  async sharesPeople(threadId: string, outside: readonly string[]): Promise<boolean> {
    await this.write();
    const [row] = await this.ctx.tx.execute<{ shares: boolean }>(sql`
      select exists (select 1 from messages m
        join message_participants p on p.org_id = m.org_id and p.message_id = m.id
        where m.org_id = ${this.ctx.orgId} and m.thread_id = ${threadId}::uuid and p.address = any(${textArray(outside)})) as shares`);
    return row?.shares === true;
  }

  /** A thread without mails yet. */
  addThread(subject: string): KnownThread {
    const thread = newThread(this.ctx, subject);
    this.pending.threads.push(thread);
    return { ...thread, messageCount: 0 };
  }

  /** Keeps a mail with its people, its ids and its copy in the mailbox. */
  addMessage(message: MessageRow, mail: ParsedMail, { ids, thread }: { ids: MailIds; thread: KnownThread }): void {
    const { pending, known } = this;
    pending.messages.push(message);
    pending.people.push(...participantRows(mail, message));
    pending.ownIds.set(ids.own, thread.id);
    known.messages.set(ids.own, message);
    known.threads.set(ids.own, thread);
    for (const hash of [...ids.parents, ...ids.references]) {
      if (known.threads.has(hash)) continue;
      pending.namedIds.set(hash, thread.id);
      known.threads.set(hash, thread);
    }
    thread.messageCount += 1;
    thread.subject ||= message.subject;
    this.addCopy(message.id);
  }

  /** Notes that the mail lies in the mailbox; false when that was known. */
  addCopy(messageId: string): boolean {
    const { ctx, known, pending, mailbox } = this;
    if (known.copies.has(messageId)) return false;
    known.copies.add(messageId);
    pending.copies.push({ orgId: ctx.orgId, mailboxId: mailbox.id, messageId, createdAt: ctx.now });
    return true;
  }

  addLink(link: NewLink, thread: KnownThread): void {
    this.pending.links.push({ link, subject: thread.subject });
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
    for (const gone of others) kept.messageCount += gone.messageCount;
    if (others.some((gone) => this.known.refusals.has(gone.id))) this.known.refusals.add(kept.id);
    this.known.customers.set(kept.id, await linkedCustomers(this.ctx, kept.id));
  }

  /** Writes what is decided until now. */
  async write(): Promise<void> {
    const { pending } = this;
    this.pending = nothingPending();
    await writePending(this.ctx, pending);
  }
}
