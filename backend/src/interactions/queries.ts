import { and, eq, getTableColumns } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { interactions } from './schema.js';

export type InteractionRow = NonNullable<Awaited<ReturnType<typeof findInteraction>>>;

/** One interaction, removed or not; undefined where the actor does not see it. */
export async function findInteraction(ctx: Ctx, id: string) {
  const { orgId: _orgId, ...columns } = getTableColumns(interactions);
  const [row] = await ctx.tx
    .select({ ...columns, personName: people.name })
    .from(interactions)
    .leftJoin(people, and(eq(people.orgId, interactions.orgId), eq(people.id, interactions.personId)))
    .where(isInteraction(ctx, id));
  return row;
}

export async function insertInteraction(ctx: Ctx, row: Omit<typeof interactions.$inferInsert, 'orgId'>): Promise<void> {
  await ctx.tx.insert(interactions).values({ ...row, orgId: ctx.orgId });
}

export async function changeInteraction(
  ctx: Ctx,
  id: string,
  change: Partial<typeof interactions.$inferInsert>,
): Promise<void> {
  await ctx.tx.update(interactions).set(change).where(isInteraction(ctx, id));
}

function isInteraction(ctx: Ctx, id: string) {
  return and(eq(interactions.orgId, ctx.orgId), eq(interactions.id, id));
}
