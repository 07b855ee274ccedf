import type { MailPromise } from '@threadline/shared/promises/schema';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { messages } from '../threads/schema.js';
import { promises } from './schema.js';

export type PromiseRow = typeof promises.$inferSelect;

const shownOfOneThread = 20;

/** Open promises of a conversation, as far as the asker may read its mail, earliest due first. */
export function suggestedOf(ctx: Ctx, threadId: string): Promise<MailPromise[]> {
  return shown(ctx, and(eq(promises.threadId, threadId), eq(promises.state, 'suggested')));
}

/** One promise, or undefined where the asker may not read its mail. */
export async function findPromise(ctx: Ctx, id: string): Promise<MailPromise | undefined> {
  return (await shown(ctx, eq(promises.id, id)))[0];
}

/** Whether a mail has been read for promises. */
export async function hasPromises(ctx: Ctx, messageId: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: promises.id })
    .from(promises)
    .where(and(eq(promises.orgId, ctx.orgId), eq(promises.messageId, messageId)))
    .limit(1);
  return rows.length > 0;
}

export async function insertPromises(ctx: Ctx, rows: readonly Omit<PromiseRow, 'orgId'>[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.tx.insert(promises).values(rows.map((row) => ({ ...row, orgId: ctx.orgId })));
}

export async function changePromise(ctx: Ctx, id: string, change: Partial<PromiseRow>): Promise<void> {
  await ctx.tx
    .update(promises)
    .set(change)
    .where(and(eq(promises.orgId, ctx.orgId), eq(promises.id, id)));
}

/** Holds a promise until the end of the transaction, so that two decisions follow each other. */
export async function holdPromise(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .select({ id: promises.id })
    .from(promises)
    .where(and(eq(promises.orgId, ctx.orgId), eq(promises.id, id)))
    .for('update');
}

async function shown(ctx: Ctx, which: SQL | undefined): Promise<MailPromise[]> {
  const rows = await ctx.tx
    .select({
      id: promises.id,
      threadId: promises.threadId,
      messageId: promises.messageId,
      side: promises.side,
      sentence: promises.sentence,
      dueOn: promises.dueOn,
      address: promises.address,
      name: messages.fromName,
      sentAt: messages.sentAt,
      state: promises.state,
      followUpId: promises.followUpId,
    })
    .from(promises)
    .innerJoin(messages, and(eq(messages.orgId, promises.orgId), eq(messages.id, promises.messageId)))
    .where(and(eq(promises.orgId, ctx.orgId), which))
    .orderBy(sql`${promises.dueOn} asc nulls last`, asc(promises.id))
    .limit(shownOfOneThread);
  return rows.map((row) => ({ ...row, sentAt: row.sentAt?.toISOString() ?? null }));
}
