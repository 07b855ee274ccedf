import { eq } from 'drizzle-orm';
import type { Ctx } from '../db/in-org.js';
import { organisations } from './schema.js';

/** How the organisation of this transaction is called and speaks. */
export async function organisationOf(ctx: Ctx): Promise<{ name: string; slug: string; locale: string }> {
  const { id, name, slug, locale } = organisations;
  const [row] = await ctx.tx.select({ name, slug, locale }).from(organisations).where(eq(id, ctx.orgId));
  if (!row) throw new Error('An organisation sees itself.');
  return row;
}
