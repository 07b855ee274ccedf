import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';

/** Whoever brings mail into an organisation or takes it out waits for the other, so that none sees half of a thread. */
export async function takeTurn(ctx: Ctx): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail import ${ctx.orgId}`}, 0))`);
}
