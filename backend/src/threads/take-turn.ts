import { sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';

/**
 * Whoever brings mail into an organisation, takes it out or arranges its threads waits for the others, so that none sees
 * half of a thread; the turn ends with the transaction.
 */
export async function takeTurn(ctx: Ctx): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail import ${ctx.orgId}`}, 0))`);
}
