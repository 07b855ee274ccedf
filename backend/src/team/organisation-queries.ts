import { sql } from 'drizzle-orm';
import { organisations } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';

/** The organisation with the slug, in the whole installation. */
export async function findOrganisation(ctx: Ctx, slug: string): Promise<string | null> {
  const [row] = await ctx.tx.execute<{ id: string | null }>(sql`select find_organisation(${slug}) as id`);
  return row?.id ?? null;
}

/** Adds the organisation; false when the slug has been taken in the meantime. */
export async function insertOrganisation(
  ctx: Ctx,
  row: Omit<typeof organisations.$inferInsert, 'createdAt'>,
): Promise<boolean> {
  const added = await ctx.tx
    .insert(organisations)
    .values({ ...row, createdAt: ctx.now })
    .onConflictDoNothing({ target: organisations.slug })
    .returning({ id: organisations.id });
  return added.length > 0;
}
