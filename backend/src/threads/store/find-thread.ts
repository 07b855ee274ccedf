import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray } from '../../platform/db/text-array.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { messageIdHash } from '../message-id-hash.js';
import { threadMessageIds, threads } from '../schema.js';

const mostReferences = 40;

/** The ids by which a mail names its conversation. */
export interface MailIds {
  own: string;
  parents: string[];
  references: string[];
}

/** A stored thread that one of the ids leads to. */
interface Found {
  id: string;
  canonicalSubject: string;
  messageCount: number;
  createdAt: Date;
  hash: string;
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
 * The stored threads that the mail belongs to, the oldest first; more than one when it joins what was apart. A
 * reference alone proves nothing: it counts with the same subject, and In-Reply-To also where somebody outside the
 * team takes part in both.
 */
export async function findThreads(
  ctx: Ctx,
  ids: MailIds,
  mail: { subject: string; addresses: string[] },
): Promise<string[]> {
  const found = await threadsOf(ctx, [ids.own, ...ids.parents, ...ids.references]);
  if (found.length === 0) return [];
  const same = found.filter((thread) => mail.subject !== '' && thread.canonicalSubject === mail.subject);
  if (same.length > 0) return oldestFirst(same);
  const named = [ids.own, ...ids.parents, ...(mail.subject === '' ? ids.references : [])];
  for (const hash of named) {
    const thread = found.find((candidate) => candidate.hash === hash);
    if (!thread) continue;
    const onlyNamed = hash === ids.own && thread.messageCount === 0;
    if (onlyNamed || (await sharesPeople(ctx, thread.id, mail.addresses))) return [thread.id];
  }
  return [];
}

async function threadsOf(ctx: Ctx, hashes: string[]): Promise<Found[]> {
  const { id, canonicalSubject, messageCount, createdAt } = threads;
  return ctx.tx
    .select({ id, canonicalSubject, messageCount, createdAt, hash: threadMessageIds.messageIdHash })
    .from(threadMessageIds)
    .innerJoin(threads, and(eq(threads.orgId, threadMessageIds.orgId), eq(id, threadMessageIds.threadId)))
    .where(
      and(
        eq(threadMessageIds.orgId, sql.placeholder('orgId')),
        sql`${threadMessageIds.messageIdHash} = any(${sql.placeholder('hashes')}::text[])`,
      ),
    )
    .prepare('threads_of_message_ids')
    .execute({ orgId: ctx.orgId, hashes });
}

function oldestFirst(found: Found[]): string[] {
  const sorted = found.toSorted(
    (left, right) => left.createdAt.getTime() - right.createdAt.getTime() || (left.id < right.id ? -1 : 1),
  );
  return [...new Set(sorted.map((thread) => thread.id))];
}

async function sharesPeople(ctx: Ctx, threadId: string, outside: string[]): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ shares: boolean }>(sql`
    select exists (select 1 from messages m
      join message_participants p on p.org_id = m.org_id and p.message_id = m.id
      where m.org_id = ${ctx.orgId} and m.thread_id = ${threadId}::uuid and p.address = any(${textArray(outside)})) as shares`);
  return row?.shares === true;
}
