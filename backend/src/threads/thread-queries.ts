import { and, eq, exists, or, sql } from 'drizzle-orm';
import { customers } from '../customers/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { textArray, uuidArray } from '../platform/db/text-array.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { messages, threadHostIds, threadMessageIds, threads } from './schema.js';

/** One mail client's id of a thread in one mailbox. */
export interface HostId {
  mailbox: string;
  host: 'gmail' | 'outlook' | 'api';
  hostThreadId: string | undefined;
}

/** The stored thread that any of the ids stands for, whoever stored it, or null. */
export async function resolveThread(
  ctx: Ctx,
  hashes: readonly string[],
  hostId: HostId | null,
): Promise<string | null> {
  const [row] = await ctx.tx.execute<{ thread_id: string }>(sql`
    select thread_id from resolve_thread(${ctx.orgId}, ${textArray(hashes)}, ${hostId?.mailbox ?? null},
      ${hostId?.host ?? null}, ${hostId?.hostThreadId ?? null})`);
  return row?.thread_id ?? null;
}

/** Whether the asker may know of the thread, though not always of what it is about. */
export async function knowsThread(ctx: Ctx, threadId: string): Promise<boolean> {
  const [row] = await ctx.tx.execute<{ id: string | null }>(sql`select known_thread(${threadId}::uuid) as id`);
  return row?.id === threadId;
}

/**
 * The subjects of threads, as far as everybody may hear of them: of those that hold no mail, and of those with shared mail
 * that the asker reads. What lies in people's own mailboxes alone has none.
 */
export async function titlesForAll(ctx: Ctx, threadIds: readonly string[]): Promise<Map<string, string>> {
  const { orgId, threadId, shared } = messages;
  const sharedMail = ctx.tx
    .select({ one: sql`1` })
    .from(messages)
    .where(and(eq(orgId, threads.orgId), eq(threadId, threads.id), shared));
  const rows = await ctx.tx
    .select({ id: threads.id, subject: threads.subject })
    .from(threads)
    .where(
      and(
        eq(threads.orgId, ctx.orgId),
        sql`${threads.id} = any(${uuidArray(threadIds)})`,
        or(eq(threads.messageCount, 0), exists(sharedMail)),
      ),
    );
  return new Map(rows.map((row) => [row.id, row.subject]));
}

/** Ends with NotFound unless the asker sees the customer. */
export async function visibleCustomer(ctx: Ctx, customerId: string): Promise<{ archivedAt: Date | null }> {
  const [row] = await ctx.tx
    .select({ archivedAt: customers.archivedAt })
    .from(customers)
    .where(and(eq(customers.orgId, ctx.orgId), eq(customers.id, customerId)));
  if (!row) throw new NotFound('customer');
  return row;
}

/** As before; an archived customer is refused with a sentence. */
export async function linkableCustomer(ctx: Ctx, customerId: string): Promise<void> {
  const { archivedAt } = await visibleCustomer(ctx, customerId);
  if (archivedAt) throw new Invalid('This customer is archived. Restore it first, or choose another one.');
}

/** Adds the ids that are not known yet; how many of them are the thread's own now. */
export async function addMessageIds(ctx: Ctx, threadId: string, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0;
  const rows = await ctx.tx
    .insert(threadMessageIds)
    .values(hashes.map((hash) => ({ orgId: ctx.orgId, messageIdHash: hash, threadId })))
    .onConflictDoNothing()
    .returning({ hash: threadMessageIds.messageIdHash });
  return rows.length;
}

/** Remembers a mail client's own id; an id that is remembered already stays where it is. */
export async function addHostId(ctx: Ctx, threadId: string, hostId: HostId): Promise<void> {
  if (hostId.hostThreadId === undefined) return;
  const { mailbox, host, hostThreadId } = hostId;
  await ctx.tx
    .insert(threadHostIds)
    .values({ orgId: ctx.orgId, mailbox, host, hostThreadId, threadId })
    .onConflictDoNothing();
}

/** Waits for others who store a thread under the same key; the lock ends with the transaction. */
export async function lockThreadKey(ctx: Ctx, key: string): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`thread ${ctx.orgId} ${key}`}, 0))`);
}
