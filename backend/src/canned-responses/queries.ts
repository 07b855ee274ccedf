import type { CannedLanguage } from '@threadline/shared/canned-responses/variables';
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { cannedResponses } from './schema.js';

export type CannedRow = typeof cannedResponses.$inferSelect;

const byId = (ctx: Ctx, id: string) => and(eq(cannedResponses.orgId, ctx.orgId), eq(cannedResponses.id, id));

/** A text of the team's or of one's own, removed or not; undefined where the asker does not see it. */
export async function findResponse(ctx: Ctx, id: string): Promise<CannedRow | undefined> {
  const [row] = await ctx.tx.select().from(cannedResponses).where(byId(ctx, id));
  return row;
}

export async function insertResponse(
  ctx: Ctx,
  row: Omit<typeof cannedResponses.$inferInsert, 'orgId'>,
): Promise<CannedRow> {
  const [added] = await ctx.tx
    .insert(cannedResponses)
    .values({ ...row, orgId: ctx.orgId })
    .returning();
  if (!added) throw new Error('A canned response was not kept.');
  return added;
}

export async function changeResponse(
  ctx: Ctx,
  id: string,
  change: Partial<Pick<CannedRow, 'title' | 'body' | 'language' | 'updatedAt' | 'removedAt'>>,
): Promise<CannedRow> {
  const [row] = await ctx.tx.update(cannedResponses).set(change).where(byId(ctx, id)).returning();
  if (!row) throw new Error('A canned response is gone.');
  return row;
}

export interface ResponseFilter {
  search?: string | undefined;
  language?: CannedLanguage | undefined;
  limit: number;
  from: { title: string; id: string } | null;
}

/** By title, from a position on; one row more than the page holds. A text of no language fits every one. */
export function pageOfResponses(ctx: Ctx, { search, language, limit, from }: ResponseFilter): Promise<CannedRow[]> {
  const { title, body, id, removedAt, orgId } = cannedResponses;
  const has = (column: typeof title | typeof body) => sql`strpos(lower(${column}), lower(${search ?? ''})) > 0`;
  return ctx.tx
    .select()
    .from(cannedResponses)
    .where(
      and(
        eq(orgId, ctx.orgId),
        isNull(removedAt),
        search ? or(has(title), has(body)) : undefined,
        language ? or(isNull(cannedResponses.language), eq(cannedResponses.language, language)) : undefined,
        from ? sql`(${title}, ${id}) > (${from.title}, ${from.id}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(title), asc(id))
    .limit(limit + 1);
}
