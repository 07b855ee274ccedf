import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';

/** Contents come and go one transaction after the other: what is put is not swept away under another's hands. */
export async function lockContents(ctx: Ctx): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail contents ${ctx.orgId}`}, 0))`);
}
