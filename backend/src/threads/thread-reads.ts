import type { listThreads, message, threadById, threadDetail, threadPage } from '@threadline/shared/threads/schema';
import { and, asc, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { NotFound } from '../platform/errors.js';
import { authorise } from '../platform/policy/authorise.js';
import { threadLinks } from './link-queries.js';
import { recordPersonalReading } from './personal-reading.js';
import { messageParticipants, messages, threadCustomerLinks, threads } from './schema.js';

/** One thread with the stored messages that the asker may read, oldest first. Reading personal mail is recorded. */
export async function get(ctx: Ctx, { id }: z.output<typeof threadById>): Promise<z.input<typeof threadDetail>> {
  const [thread] = await ctx.tx
    .select()
    .from(threads)
    .where(and(eq(threads.orgId, ctx.orgId), eq(threads.id, id), isReadable(ctx)));
  if (!thread) throw new NotFound('thread');
  authorise(ctx, 'mail.read');
  const rows = await messagesOf(ctx, id);
  await recordPersonalReading(ctx, id, rows);
  return {
    id,
    subject: thread.subject,
    lastMessageAt: thread.lastMessageAt?.toISOString() ?? null,
    links: await threadLinks(ctx, id),
    messages: await presentMessages(ctx, rows),
  };
}

/** Threads with stored mail, the latest first; of one customer, or by words of the subject. */
export async function list(ctx: Ctx, input: z.output<typeof listThreads>): Promise<z.input<typeof threadPage>> {
  authorise(ctx, 'mail.read');
  const after = readCursor(input.cursor, instantCursor);
  const older = after
    ? sql`(coalesce(${threads.lastMessageAt}, ${threads.createdAt}), ${threads.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : undefined;
  const found = input.search ? sql`strpos(lower(${threads.subject}), lower(${input.search})) > 0` : undefined;
  const rows = await ctx.tx
    .select({ ...summaryColumns, at: latestAt })
    .from(threads)
    .where(and(eq(threads.orgId, ctx.orgId), isReadable(ctx), ofCustomer(ctx, input.customerId), found, older))
    .orderBy(sql`${latestAt} desc`, sql`${threads.id} desc`)
    .limit(input.limit + 1);
  const page = pageFrom(rows, input.limit, (row) => [row.at.toISOString(), row.id]);
  const items = page.items.map(({ at: _at, ...row }) => ({
    ...row,
    lastMessageAt: row.lastMessageAt?.toISOString() ?? null,
  }));
  return { items, nextCursor: page.nextCursor };
}

const latestAt = sql<Date>`coalesce(${threads.lastMessageAt}, ${threads.createdAt})`.mapWith(threads.createdAt);
const summaryColumns = {
  id: threads.id,
  subject: threads.subject,
  lastMessageAt: threads.lastMessageAt,
  messageCount: threads.messageCount,
};

/** A thread's subject is mail: it is for those who may read one of its mails. The panel's own threads hold no mail yet. */
function isReadable(ctx: Ctx): SQL | undefined {
  const ofThread = and(eq(messages.orgId, threads.orgId), eq(messages.threadId, threads.id));
  const isEmpty = and(eq(threads.messageCount, 0), isNull(threads.mergedInto));
  return or(isEmpty, exists(ctx.tx.select({ one: sql`1` }).from(messages).where(ofThread)));
}

function ofCustomer(ctx: Ctx, customerId: string | undefined): SQL | undefined {
  if (customerId === undefined) return undefined;
  const link = threadCustomerLinks;
  const own = and(
    eq(link.orgId, threads.orgId),
    eq(link.threadId, threads.id),
    eq(link.customerId, customerId),
    isNull(link.removedAt),
  );
  return exists(ctx.tx.select({ one: sql`1` }).from(link).where(own));
}

function messagesOf(ctx: Ctx, threadId: string): Promise<(typeof messages.$inferSelect)[]> {
  return ctx.tx
    .select()
    .from(messages)
    .where(and(eq(messages.orgId, ctx.orgId), eq(messages.threadId, threadId)))
    .orderBy(asc(messages.sentAt), asc(messages.id))
    .limit(500);
}

async function presentMessages(
  ctx: Ctx,
  rows: readonly (typeof messages.$inferSelect)[],
): Promise<z.input<typeof message>[]> {
  const recipients = await recipientsOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    rfcMessageId: row.rfcMessageId,
    sentAt: row.sentAt?.toISOString() ?? null,
    from: row.fromAddress === null ? null : { address: row.fromAddress, name: row.fromName },
    recipients: recipients.get(row.id) ?? [],
    subject: row.subject,
    text: row.body,
    attachments: row.attachments,
  }));
}

type Recipient = z.input<typeof message>['recipients'][number];

async function recipientsOf(ctx: Ctx, messageIds: string[]): Promise<Map<string, Recipient[]>> {
  const found = new Map<string, Recipient[]>(messageIds.map((id) => [id, []]));
  if (messageIds.length === 0) return found;
  const { messageId, role, address, name, position, orgId } = messageParticipants;
  const rows = await ctx.tx
    .select({ messageId, role, address, name })
    .from(messageParticipants)
    .where(and(eq(orgId, ctx.orgId), inArray(messageId, messageIds)))
    .orderBy(asc(position));
  for (const row of rows) {
    if (row.role === 'to' || row.role === 'cc')
      found.get(row.messageId)?.push({ role: row.role, address: row.address, name: row.name });
  }
  return found;
}
