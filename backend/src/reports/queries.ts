import type { ReportName } from '@threadline/shared/reports/choices';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { reportViews } from './schema.js';

export type ViewRow = typeof reportViews.$inferSelect;

const own = (ctx: Ctx) => and(eq(reportViews.orgId, ctx.orgId), eq(reportViews.personId, ctx.personId));

/** The asker's views of a report, or of all. */
export function findViews(ctx: Ctx, report?: ReportName): Promise<ViewRow[]> {
  return ctx.tx
    .select()
    .from(reportViews)
    .where(and(own(ctx), isNull(reportViews.removedAt), report ? eq(reportViews.report, report) : undefined))
    .orderBy(asc(reportViews.name), asc(reportViews.id));
}

/** One of the asker's views, removed or not. */
export async function findView(ctx: Ctx, id: string): Promise<ViewRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(reportViews)
    .where(and(own(ctx), eq(reportViews.id, id)));
  return row;
}

export async function insertView(
  ctx: Ctx,
  row: Omit<typeof reportViews.$inferInsert, 'orgId' | 'personId'>,
): Promise<void> {
  await ctx.tx.insert(reportViews).values({ ...row, orgId: ctx.orgId, personId: ctx.personId });
}

export async function changeView(ctx: Ctx, id: string, changes: Partial<ViewRow>): Promise<void> {
  await ctx.tx
    .update(reportViews)
    .set(changes)
    .where(and(own(ctx), eq(reportViews.id, id)));
}

export async function dropDefault(ctx: Ctx, report: ReportName): Promise<void> {
  await ctx.tx
    .update(reportViews)
    .set({ isDefault: false })
    .where(and(own(ctx), eq(reportViews.report, report), eq(reportViews.isDefault, true)));
}
