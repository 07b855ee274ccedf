import { openStates } from '@threadline/shared/mail-writing/choices';
import { and, asc, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Ctx, Runtime } from '../platform/db/in-org.js';
import { mailDraftFiles, mailDrafts } from './schema.js';

export type DraftRow = typeof mailDrafts.$inferSelect;
export type DraftFileRow = typeof mailDraftFiles.$inferSelect;

const byId = (ctx: Ctx, id: string) => and(eq(mailDrafts.orgId, ctx.orgId), eq(mailDrafts.id, id));

/** One's own draft; nobody else's is ever found. */
export async function findDraft(ctx: Ctx, id: string): Promise<DraftRow | undefined> {
  const own = eq(mailDrafts.authorId, ctx.personId);
  const [row] = await ctx.tx
    .select()
    .from(mailDrafts)
    .where(and(byId(ctx, id), own));
  return row;
}

/** As before, kept from other writers until the transaction ends. */
export async function lockDraft(ctx: Ctx, id: string): Promise<DraftRow | undefined> {
  const own = eq(mailDrafts.authorId, ctx.personId);
  const [row] = await ctx.tx
    .select()
    .from(mailDrafts)
    .where(and(byId(ctx, id), own))
    .for('update');
  return row;
}

/** Any draft of the organisation, for the product itself. */
export async function draftToDeliver(ctx: Ctx, id: string): Promise<DraftRow | undefined> {
  const [row] = await ctx.tx.select().from(mailDrafts).where(byId(ctx, id)).for('update');
  return row;
}

export async function insertDraft(ctx: Ctx, row: Omit<typeof mailDrafts.$inferInsert, 'orgId'>): Promise<DraftRow> {
  const [added] = await ctx.tx
    .insert(mailDrafts)
    .values({ ...row, orgId: ctx.orgId })
    .returning();
  if (!added) throw new Error('A draft was not kept.');
  return added;
}

export async function changeDraft(
  ctx: Ctx,
  id: string,
  change: Omit<PgUpdateSetSource<typeof mailDrafts>, 'orgId' | 'id' | 'authorId'>,
): Promise<DraftRow> {
  const [row] = await ctx.tx.update(mailDrafts).set(change).where(byId(ctx, id)).returning();
  if (!row) throw new Error('A draft is gone.');
  return row;
}

/** So many seconds from now by the clock of the database, on which servers and workers agree. */
export function inSeconds(seconds: number) {
  return sql`clock_timestamp() + make_interval(secs => ${seconds}::double precision)`;
}

/**
 * Takes a queued draft whose time has come to be sent, or one whose sending was cut off to look at what became of it. Of
 * several workers one gets it.
 */
export async function claimDue(ctx: Ctx, id: string): Promise<DraftRow | undefined> {
  const due = and(byId(ctx, id), eq(mailDrafts.state, 'queued'), sql`${mailDrafts.sendAt} <= clock_timestamp()`);
  const change = { state: 'sending', sendingSince: inSeconds(0), attempts: sql`${mailDrafts.attempts} + 1` } as const;
  const [row] = await ctx.tx.update(mailDrafts).set(change).where(due).returning();
  return row;
}

/** Drafts of all organisations that wait for the product: due, cut off, or not known to have gone out. */
export function waitingDrafts({ db }: Runtime): Promise<{ orgId: string; id: string; state: DraftRow['state'] }[]> {
  return db.orm.execute<{ orgId: string; id: string; state: DraftRow['state'] }>(
    sql`select org_id as "orgId", id, state from waiting_mail_drafts()`,
  );
}

/** Milliseconds until the queued draft goes out; null where it is not queued. */
export async function millisecondsToSending(ctx: Ctx, id: string): Promise<number | null> {
  const left = sql<number | null>`ceil(extract(epoch from ${mailDrafts.sendAt} - clock_timestamp()) * 1000)::int`;
  const [row] = await ctx.tx
    .select({ left })
    .from(mailDrafts)
    .where(and(byId(ctx, id), eq(mailDrafts.state, 'queued')));
  return row?.left == null ? null : Math.max(0, row.left);
}

const ended = ['sent', 'discarded'] as const;

interface DraftsWanted {
  limit: number;
  from: { at: string; id: string } | null;
  threadId?: string | undefined;
}

/** What is unfinished or waits to go out, the latest first; one row more than the page holds. */
export function pageOfDrafts(ctx: Ctx, { limit, from, threadId: wanted }: DraftsWanted) {
  const { updatedAt, id, state, authorId, threadId } = mailDrafts;
  return ctx.tx
    .select()
    .from(mailDrafts)
    .where(
      and(
        eq(mailDrafts.orgId, ctx.orgId),
        eq(authorId, ctx.personId),
        notInArray(state, [...ended]),
        wanted ? eq(threadId, wanted) : undefined,
        from ? sql`(${updatedAt}, ${id}) < (${from.at}::timestamptz, ${from.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(updatedAt), desc(id))
    .limit(limit + 1);
}

/** One's own unfinished answer to a mail, so that a second click goes on with the first. */
export async function openAnswer(ctx: Ctx, answersId: string, mode: DraftRow['mode']): Promise<DraftRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(mailDrafts)
    .where(
      and(
        eq(mailDrafts.orgId, ctx.orgId),
        eq(mailDrafts.authorId, ctx.personId),
        eq(mailDrafts.answersId, answersId),
        eq(mailDrafts.mode, mode),
        inArray(mailDrafts.state, [...openStates]),
      ),
    )
    .orderBy(desc(mailDrafts.updatedAt))
    .limit(1);
  return row;
}

/** How many unfinished drafts somebody has. */
export async function countDrafts(ctx: Ctx): Promise<number> {
  const own = and(eq(mailDrafts.orgId, ctx.orgId), eq(mailDrafts.authorId, ctx.personId));
  const [row] = await ctx.tx
    .select({ count: sql<number>`count(*)::int` })
    .from(mailDrafts)
    .where(and(own, notInArray(mailDrafts.state, [...ended])));
  return row?.count ?? 0;
}

const ofDraft = (ctx: Ctx, draftId: string) =>
  and(eq(mailDraftFiles.orgId, ctx.orgId), eq(mailDraftFiles.draftId, draftId));

export function filesOf(ctx: Ctx, draftId: string): Promise<DraftFileRow[]> {
  return ctx.tx.select().from(mailDraftFiles).where(ofDraft(ctx, draftId)).orderBy(asc(mailDraftFiles.position));
}

export async function insertFiles(ctx: Ctx, rows: readonly Omit<DraftFileRow, 'orgId'>[]): Promise<void> {
  if (rows.length > 0) await ctx.tx.insert(mailDraftFiles).values(rows.map((row) => ({ ...row, orgId: ctx.orgId })));
}

export async function deleteFile(ctx: Ctx, draftId: string, position: number): Promise<void> {
  await ctx.tx.delete(mailDraftFiles).where(and(ofDraft(ctx, draftId), eq(mailDraftFiles.position, position)));
}
