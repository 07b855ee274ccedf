import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type { Ctx } from '../../platform/db/in-org.js';
import { uuidArray } from '../../platform/db/text-array.js';
import { actorOf, type LinkRow } from '../link-queries.js';
import { messages, threadCustomerLinks, threadMessageIds, threads } from '../schema.js';
import { threadChanges } from './schema.js';

/** What went from one thread to another, by its table. */
export type Moved = Record<string, string[]>;
export type ThreadChange = typeof threadChanges.$inferSelect;

/** Mails of a thread that the asker sees. */
export function mailsOf(ctx: Ctx, threadId: string) {
  const { id, messageIdHash, subject, shared } = messages;
  return ctx.tx
    .select({ id, messageIdHash, subject, shared })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.threadId, threadId)))
    .orderBy(sql`${messages.sentAt} nulls last`, messages.id);
}

/** How many mails of a thread all who work for its customers may see; asked of the whole organisation. */
export async function countShared(whole: Ctx, threadId: string): Promise<number> {
  const [row] = await whole.tx.execute<{ shared: number }>(sql`select count(*)::integer as shared from messages m
    where m.org_id = ${whole.orgId} and m.thread_id = ${threadId} and m.shared`);
  return row?.shared ?? 0;
}

/** Takes everything of a thread to another, or what is named; what that was. */
export async function move(whole: Ctx, way: { from: string; into: string }, named: Moved | null): Promise<Moved> {
  const [row] = await whole.tx.execute<{ moved: Moved }>(sql`
    select move_between_threads(${way.from}::uuid, ${way.into}::uuid, ${named && JSON.stringify(named)}::text::jsonb) as moved`);
  return row?.moved ?? {};
}

/** Counts and names threads anew, and lets timelines follow. */
export async function settle(whole: Ctx, threadIds: readonly string[]): Promise<void> {
  await whole.tx.execute(sql`select settle_threads(${uuidArray(threadIds)}, ${whole.now.toISOString()})`);
}

export async function setMergedInto(whole: Ctx, threadId: string, into: string | null): Promise<void> {
  await whole.tx
    .update(threads)
    .set({ mergedInto: into })
    .where(and(eq(threads.orgId, whole.orgId), eq(threads.id, threadId)));
}

/** The keys under which mails of a thread are found, of those that lie there. */
export async function keysThere(whole: Ctx, threadId: string, hashes: readonly string[]): Promise<string[]> {
  const { orgId, messageIdHash } = threadMessageIds;
  const rows = await whole.tx
    .select({ hash: messageIdHash })
    .from(threadMessageIds)
    .where(and(eq(orgId, whole.orgId), eq(threadMessageIds.threadId, threadId), inArray(messageIdHash, [...hashes])));
  return rows.map(({ hash }) => hash);
}

/** Links of a thread that hold now. */
export function liveLinks(whole: Ctx, threadId: string): Promise<LinkRow[]> {
  const { orgId, removedAt, primary } = threadCustomerLinks;
  return whole.tx
    .select()
    .from(threadCustomerLinks)
    .where(and(eq(orgId, whole.orgId), eq(threadCustomerLinks.threadId, threadId), isNull(removedAt)))
    .orderBy(sql`${primary} desc`, threadCustomerLinks.createdAt);
}

type NewChange = Pick<ThreadChange, 'kind' | 'fromThreadId' | 'intoThreadId' | 'moved'>;

export async function keepChange(ctx: Ctx, change: NewChange): Promise<ThreadChange> {
  const { messages: messageIds = [], thread_message_ids: idHashes = [] } = change.moved;
  const row = { ...change, messageIds, idHashes, orgId: ctx.orgId, id: newId(), actorId: actorOf(ctx) };
  const [kept] = await ctx.tx
    .insert(threadChanges)
    .values({ ...row, createdAt: ctx.now })
    .returning();
  if (!kept) throw new Error('A change was written and is not there.');
  return kept;
}

/** A change that the asker may take back, or null. */
export async function changeById(ctx: Ctx, id: string): Promise<ThreadChange | null> {
  const [row] = await ctx.tx
    .select()
    .from(threadChanges)
    .where(and(eq(threadChanges.orgId, ctx.orgId), eq(threadChanges.id, id)));
  return row ?? null;
}

export async function markUndone(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .update(threadChanges)
    .set({ undoneAt: ctx.now })
    .where(and(eq(threadChanges.orgId, ctx.orgId), eq(threadChanges.id, id)));
}
