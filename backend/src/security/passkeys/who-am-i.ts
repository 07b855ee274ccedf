import { and, eq } from 'drizzle-orm';
import { organisations, people } from '../../platform/auth/schema.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';

/** What an authenticator shows to tell one’s passkeys apart. */
export async function whoAmI(ctx: Ctx): Promise<{ email: string; name: string; organisation: string }> {
  const [row] = await ctx.tx
    .select({ email: people.email, name: people.name, organisation: organisations.name })
    .from(people)
    .innerJoin(organisations, eq(organisations.id, people.orgId))
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId)));
  if (!row) throw new NotFound('person');
  return row;
}
