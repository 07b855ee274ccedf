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
  /** Whether somebody outside the team takes part in both the mail and the thread. */
  sharesPeople(threadId: string): Promise<boolean>;
}

/** Keys of the mail's own id and of those it answers; a mail that names itself does not answer itself. */
export function mailIds(mail: ParsedMail, own: string): MailIds {
  const others = (ids: readonly string[]) => ids.map(messageIdHash).filter((hash) => hash !== own);
  const { references } = mail;
  const nearest =
    references.length <= mostReferences
      ? references
      : [...references.slice(0, 1), ...references.slice(1 - mostReferences)];
  return { own, parents: others(mail.inReplyTo.slice(0, mostReferences)), references: others(nearest) };
}

/**
 * The threads that the mail belongs to, the oldest first; more than one when it joins what was apart. A reference
 * alone proves nothing: it counts with the same subject, and In-Reply-To also where somebody outside the team takes
 * part in both.
 */
export async function findThreads(ids: MailIds, { subject, threadOf, sharesPeople }: Sought): Promise<KnownThread[]> {
  const found = [ids.own, ...ids.parents, ...ids.references].flatMap((hash) => threadOf(hash) ?? []);
  const same = found.filter((thread) => subject !== '' && thread.canonicalSubject === subject);
  if (same.length > 0) return oldestFirst(same);
  for (const hash of [ids.own, ...ids.parents, ...(subject === '' ? ids.references : [])]) {
    const thread = threadOf(hash);
    if (!thread) continue;
    const onlyNamed = hash === ids.own && thread.messageCount === 0;
    if (onlyNamed || (await sharesPeople(thread.id))) return [thread];
  }
  return [];
}

function oldestFirst(found: KnownThread[]): KnownThread[] {
  return [...new Set(found)].sort(
    (left, right) => left.createdAt.getTime() - right.createdAt.getTime() || (left.id < right.id ? -1 : 1),
  );
}
