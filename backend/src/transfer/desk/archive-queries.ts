import { and, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { people } from '../../platform/auth/schema.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { archives } from '../schema.js';

export type ArchiveRow = typeof archives.$inferSelect;
export interface NamedArchive {
  archive: ArchiveRow;
  name: string;
}

const mostShown = 50;

/** The newest ones, with the names of those who asked. */
export function newestArchives(ctx: Ctx): Promise<NamedArchive[]> {
  return named(ctx).orderBy(desc(archives.requestedAt), desc(archives.id)).limit(mostShown);
}

export async function archiveOf(ctx: Ctx, id: string): Promise<NamedArchive | undefined> {
  const [row] = await named(ctx, id);
  return row;
}

/** One archive at a time: whoever asks at the same moment waits here for the other. */
export async function holdRequests(ctx: Ctx): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`archives ${ctx.orgId}`}, 0))`);
}

/** Column by column: servers may write these alone. */
export async function insertArchive(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.execute(sql`insert into archives (org_id, id, requested_by, requested_at)
    values (${ctx.orgId}, ${id}, ${ctx.personId}, ${ctx.now.toISOString()})`);
}

export async function changeArchive(
  ctx: Ctx,
  id: string,
  change: Partial<typeof archives.$inferInsert>,
): Promise<void> {
  await ctx.tx
    .update(archives)
    .set(change)
    .where(and(eq(archives.orgId, ctx.orgId), eq(archives.id, id)));
}

/** Takes on an archive that nobody has taken on; false where somebody has. */
export async function claimArchive(ctx: Ctx, id: string, claim: string): Promise<boolean> {
  const taken = await ctx.tx
    .update(archives)
    .set({ claim, aliveAt: ctx.now })
    .where(and(isOpen(ctx, id), isNull(archives.claim)))
    .returning({ id: archives.id });
  return taken.length > 0;
}

/** Changes an archive that is not at its end yet; false where somebody has ended it meanwhile. */
export async function endArchive(
  ctx: Ctx,
  id: string,
  change: Partial<typeof archives.$inferInsert>,
): Promise<boolean> {
  const ended = await ctx.tx.update(archives).set(change).where(isOpen(ctx, id)).returning({ id: archives.id });
  return ended.length > 0;
}

/** Those that are under way, or of which bytes may lie in the store. */
export function keptArchives(ctx: Ctx): Promise<ArchiveRow[]> {
  const isUnderWay = and(isNull(archives.finishedAt), isNull(archives.failedAt));
  return ctx.tx
    .select()
    .from(archives)
    .where(and(eq(archives.orgId, ctx.orgId), or(isNotNull(archives.fileKey), isUnderWay)));
}

/** How many were asked for since then. */
export async function countSince(ctx: Ctx, since: Date): Promise<number> {
  return ctx.tx.$count(archives, and(eq(archives.orgId, ctx.orgId), gt(archives.requestedAt, since)));
}

const isOpen = (ctx: Ctx, id: string) =>
  and(eq(archives.orgId, ctx.orgId), eq(archives.id, id), isNull(archives.finishedAt), isNull(archives.failedAt));

function named(ctx: Ctx, id?: string) {
  return ctx.tx
    .select({ archive: archives, name: people.name })
    .from(archives)
    .innerJoin(people, and(eq(people.orgId, archives.orgId), eq(people.id, archives.requestedBy)))
    .where(and(eq(archives.orgId, ctx.orgId), id === undefined ? undefined : eq(archives.id, id)))
    .$dynamic();
}
