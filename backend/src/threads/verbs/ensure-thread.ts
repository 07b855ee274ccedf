import type { HostThread, ThreadReference } from '@threadline/shared/threads/reference';
import { and, eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';
import { messageIdHashes } from '../message-id-hash.js';
import { threadMessageIds, threads } from '../schema.js';
import { addHostId, addMessageIds, type HostId, knowsThread, lockThreadKey, resolveThread } from '../thread-queries.js';

/**
 * The id of the thread that a write speaks of. A thread that only the mail client knew is stored now, one that is
 * stored learns the ids that are new. People who store one Message-ID at once all get the same thread.
 */
export async function ensureThread(ctx: Ctx, reference: ThreadReference): Promise<string> {
  if ('threadId' in reference) {
    if (!(await knowsThread(ctx, reference.threadId))) throw new NotFound('thread');
    return reference.threadId;
  }
  return ensureHostThread(ctx, reference.hostThread);
}

async function ensureHostThread(ctx: Ctx, hostThread: HostThread): Promise<string> {
  const hashes = messageIdHashes(hostThread.messageIds ?? []);
  const hostId = hostIdOf(hostThread);
  const known = await resolveThread(ctx, hashes, hostId);
  if (known) return learn(ctx, known, { hashes, hostId });
  const key = hashes[0] ?? hostId.hostThreadId;
  if (key !== undefined) await lockThreadKey(ctx, key);
  const meanwhile = await resolveThread(ctx, hashes, hostId);
  return learn(ctx, meanwhile ?? (await storeThread(ctx, hostThread, hashes)), { hashes, hostId });
}

/** The mailbox in lower case, so that one mailbox never stands for two. */
export function hostIdOf(hostThread: HostThread): HostId {
  return { mailbox: hostThread.mailbox.toLowerCase(), host: hostThread.host, hostThreadId: hostThread.hostThreadId };
}

async function learn(ctx: Ctx, threadId: string, ids: { hashes: string[]; hostId: HostId }): Promise<string> {
  await addMessageIds(ctx, threadId, ids.hashes);
  await addHostId(ctx, threadId, ids.hostId);
  return threadId;
}

// Two sets of ids may overlap without sharing their first one: whoever finds an id taken yields to its thread.
async function storeThread(ctx: Ctx, hostThread: HostThread, hashes: string[]): Promise<string> {
  const id = await insertThread(ctx, hostThread.subject ?? '');
  if ((await addMessageIds(ctx, id, hashes)) === hashes.length) return id;
  await ctx.tx
    .delete(threadMessageIds)
    .where(and(eq(threadMessageIds.orgId, ctx.orgId), eq(threadMessageIds.threadId, id)));
  await ctx.tx.delete(threads).where(and(eq(threads.orgId, ctx.orgId), eq(threads.id, id)));
  const winner = await resolveThread(ctx, hashes, null);
  if (!winner) throw new Error('A Message-ID was taken, and no thread has it.');
  return winner;
}

/** Stores an empty thread. */
async function insertThread(ctx: Ctx, subject: string): Promise<string> {
  const thread = newThread(ctx, subject);
  await ctx.tx.insert(threads).values(thread);
  return thread.id;
}

/** A thread without mails as it is stored. */
export function newThread(ctx: Ctx, subject: string) {
  return {
    orgId: ctx.orgId,
    id: newId(),
    subject,
    canonicalSubject: canonicalSubject(subject),
    createdBy: ctx.personId === systemPersonId ? null : ctx.personId,
    createdAt: ctx.now,
  };
}
