import { createHash } from 'node:crypto';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { messageIdHash } from '../message-id-hash.js';

const mostReferences = 40;

/** The ids by which a mail names its conversation. */
export interface MailIds {
  own: string;
  parents: string[];
  references: string[];
}

/** A thread as far as it matters to which mails belong to it. */
export interface KnownThread {
  id: string;
  subject: string;
  canonicalSubject: string;
  messageCount: number;
  createdAt: Date;
}

/** What is asked of a mail to find its thread. */
interface Sought {
  subject: string;
  threadOf(hash: string): KnownThread | undefined;
  /** Whether the mail’s sender, or of a mail of the team somebody whom it goes to, takes part in the thread. */
  sharesPeople(threadId: string): Promise<boolean>;
}

/** Keys of the mail's own id and of those it answers; a mail that names itself does not answer itself. */
export function mailIds(mail: ParsedMail, own: string): MailIds {
  const itself = new Set([own, ...(mail.messageId === null ? [] : [messageIdHash(mail.messageId)])]);
  const others = (ids: readonly string[]) => ids.map(messageIdHash).filter((hash) => !itself.has(hash));
  return {
    own,
    parents: others(mail.inReplyTo.slice(0, mostReferences)),
    references: others(nearestReferences(mail.references)),
  };
}

/** The first reference names the conversation’s beginning, the last ones its nearest mails. */
export function nearestReferences(references: readonly string[]): string[] {
  if (references.length <= mostReferences) return [...references];
  return [...references.slice(0, 1), ...references.slice(1 - mostReferences)];
}

/**
 * The threads that the mail belongs to, the oldest first; more than one when it joins what was apart. A reference alone
 * proves nothing: it counts with the same subject, and In-Reply-To also where the sender takes part already. Threads that
 * were apart are joined only by somebody who takes part in each.
 */
export async function findThreads(ids: MailIds, { subject, threadOf, sharesPeople }: Sought): Promise<KnownThread[]> {
  const nearestFirst = [ids.own, ...ids.parents, ...ids.references.toReversed()];
  const found = [...new Set(nearestFirst.flatMap((hash) => threadOf(hash) ?? []))];
  const same = found.filter((thread) => subject !== '' && isCalled(thread, subject));
  if (same.length > 1) return oldestFirst(await joined(same, sharesPeople));
  if (same.length === 1) return same;
  for (const hash of [ids.own, ...ids.parents, ...(subject === '' ? ids.references : [])]) {
    const thread = threadOf(hash);
    if (!thread) continue;
    const onlyNamed = hash === ids.own && thread.messageCount === 0;
    if (onlyNamed || (await sharesPeople(thread.id))) return [thread];
  }
  return [];
}

/** What is kept of the subject of a thread none of whose mails’ subjects may be kept. */
export function hiddenSubject(canonicalSubject: string): string {
  return canonicalSubject === '' ? '' : `sha256:${createHash('sha256').update(canonicalSubject).digest('hex')}`;
}

/** Whether a thread has this canonical subject, kept or only known by its hash. */
export function isCalled({ canonicalSubject }: KnownThread, subject: string): boolean {
  return canonicalSubject === subject || canonicalSubject === hiddenSubject(subject);
}

async function joined(same: KnownThread[], sharesPeople: Sought['sharesPeople']): Promise<KnownThread[]> {
  const shared: KnownThread[] = [];
  for (const thread of same) if (await sharesPeople(thread.id)) shared.push(thread);
  return shared.length > 0 ? shared : same.slice(0, 1);
}

function oldestFirst(found: KnownThread[]): KnownThread[] {
  return found.toSorted(
    (left, right) => left.createdAt.getTime() - right.createdAt.getTime() || (left.id < right.id ? -1 : 1),
  );
}
