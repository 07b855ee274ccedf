import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { mailPurges } from './schema.js';

const { orgId, id, mailboxId, cause, reached, startsAt, finishedAt } = mailPurges;

/** A mailbox whose kept mail is being looked through again, and how far that is. */
export type OpenPurge = NonNullable<Awaited<ReturnType<typeof claimPurge>>>;

/** The one with this id, or else the oldest that is due; locked, so that no two workers look through the same. */
export async function claimPurge(ctx: Ctx, wanted?: string) {
  const [row] = await ctx.tx
    .select({ id, mailboxId, cause, reached })
    .from(mailPurges)
    .where(
      and(
        eq(orgId, ctx.orgId),
        isNull(finishedAt),
        lte(startsAt, ctx.now),
        wanted === undefined ? undefined : eq(id, wanted),
      ),
    )
    .orderBy(asc(startsAt), asc(id))
    .limit(1)
    .for('update', { skipLocked: true });
  return row ?? null;
}

/** From here on it goes on, whoever takes it up. */
export async function reachedBy(ctx: Ctx, purge: OpenPurge, messageId: string): Promise<void> {
  await ctx.tx
    .update(mailPurges)
    .set({ reached: messageId })
    .where(and(eq(orgId, ctx.orgId), eq(id, purge.id)));
}

export async function endPurge(ctx: Ctx, purge: OpenPurge): Promise<void> {
  await ctx.tx
    .update(mailPurges)
    .set({ finishedAt: ctx.now })
    .where(and(eq(orgId, ctx.orgId), eq(id, purge.id)));
}
